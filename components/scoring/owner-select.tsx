'use client'

import { useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { assignOwner } from '@/lib/features/decisions/actions'
import type { ScoringCase, SessionView } from '@/lib/features/scoring/types'

interface OwnerSelectProps {
  view: SessionView
  useCase: ScoringCase
  onDone: () => void
}

/** Names who decides on a row beside the facilitators, among the members who take part. */
export function OwnerSelect({ view, useCase, onDone }: OwnerSelectProps) {
  const t = useTranslations('scoring')
  const { send, busy, failure } = useSend(assignOwner, onDone)
  const { owner, useCaseId } = useCase
  const members = view.participants.flatMap(({ userId, name }) => (userId ? { userId, name } : []))
  const choices = [...members.filter(({ userId }) => userId !== owner?.userId), ...(owner ? [owner] : [])]
  return (
    <div className="max-w-xs">
      <Field label={t('ownerLabel')} help={t('ownerHelp')}>
        <Select
          value={owner?.userId ?? ''}
          disabled={busy}
          onChange={(event) => send({ scoring: view.id, useCaseId, userId: event.target.value || null })}
        >
          <option value="">{t('noOwner')}</option>
          {choices.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {failure && <FailureNote failure={failure} />}
    </div>
  )
}
