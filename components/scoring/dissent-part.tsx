'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { can } from '@/lib/domain/access/permissions'
import { recordDissent } from '@/lib/features/decisions/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import type { RevealedItem } from './session-items'

interface DissentPartProps {
  view: SessionView
  item: RevealedItem
  onDone: () => void
}

/** What participants hold against the outcome, and the form in which they say so. */
export function DissentPart({ view, item: { useCase, criterion }, onDone }: DissentPartProps) {
  const t = useTranslations('scoring')
  const { useCaseId } = useCase
  const { participantId, role } = view.reader
  const said = view.dissents.filter((each) => each.useCaseId === useCaseId && each.criterion === criterion)
  const records = role !== null && can(role, 'scoring.run')
  const whose = view.participants.filter(({ id, kind }) => id === participantId || (records && kind === 'proxy'))
  const nameOf = (id: string) => view.participants.find((person) => person.id === id)?.name ?? ''

  const send = (fields: FormData) =>
    recordDissent({
      scoring: view.id,
      useCaseId,
      criterion,
      text: fields.get('text'),
      participantId: fields.get('participantId') ?? undefined,
    })

  return (
    <>
      {said.length > 0 && (
        <ul aria-label={t('dissents')} className="flex flex-col gap-1">
          {said.map(({ participantId: id, text }) => (
            <li key={id} className="border-warning border-l-4 pl-3 whitespace-pre-line">
              <strong>{t('dissentOf', { name: nameOf(id) })}</strong> {text}
            </li>
          ))}
        </ul>
      )}
      {!view.closed && whose[0] && (
        <details>
          <summary className="text-muted cursor-pointer text-sm">{t('dissent')}</summary>
          <div className="pt-2">
            <ActionForm action={send} onDone={onDone} submit={t('dissentAction')} done={t('dissentStored')}>
              {(errors) => (
                <>
                  {whose.length > 1 && (
                    <Field label={t('name')}>
                      <Select name="participantId" defaultValue={whose[0]?.id}>
                        {whose.map(({ id, name }) => (
                          <option key={id} value={id}>
                            {name}
                          </option>
                        ))}
                      </Select>
                    </Field>
                  )}
                  {whose.length === 1 && <input type="hidden" name="participantId" value={whose[0]?.id} />}
                  <Field label={t('dissentText')} help={t('dissentHelp')} error={errors.text}>
                    <Textarea
                      name="text"
                      rows={2}
                      maxLength={1000}
                      defaultValue={said.find(({ participantId: id }) => id === whose[0]?.id)?.text}
                    />
                  </Field>
                </>
              )}
            </ActionForm>
          </div>
        </details>
      )}
    </>
  )
}
