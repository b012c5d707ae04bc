'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/forms/action-form'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { can } from '@/lib/domain/access/permissions'
import { mayReplaceReason, reasonFields } from '@/lib/domain/scoring/rounds'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import { decide, undoDecision } from '@/lib/features/decisions/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import { LevelText } from './level-text'
import { OwnerSelect } from './owner-select'
import { caseTitle, type RevealedItem } from './session-items'

interface DecisionPartProps {
  view: SessionView
  item: RevealedItem
  onDone: () => void
}

/** Whether the reader decides on the row: its owner, or a facilitator. */
function mayDecide({ closed, reader: { role, userId } }: SessionView, { useCase }: RevealedItem): boolean {
  if (closed || !role) return false
  return can(role, 'scoring.run') || (can(role, 'scoring.decide') && useCase.owner?.userId === userId)
}

/** What was decided after the vote, or the form in which its owner or a facilitator decides. */
export function DecisionPart({ view, item, onDone }: DecisionPartProps) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const { useCase, criterion, levels, agreement, votingAgain } = item
  const place = { scoring: view.id, useCaseId: useCase.useCaseId, criterion }
  const undo = useSend(undoDecision, onDone)
  const decision = view.decisions.find((each) => each.useCaseId === place.useCaseId && each.criterion === criterion)
  const decider = mayDecide(view, item)

  if (decision) {
    return (
      <div className="bg-success-soft flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-3 py-2">
        <p className="flex flex-wrap items-center gap-x-2">
          <strong>{t('decided')}</strong> <LevelText level={decision.level} />
          {decision.decidedBy && <span>{t('decidedBy', { name: decision.decidedBy })}</span>}
        </p>
        {decision.reason && <p className="whitespace-pre-line">{decision.reason}</p>}
        {undo.failure && <FailureNote failure={undo.failure} />}
        {decider && (
          <Button size="sm" className="ml-auto" busy={undo.busy} onClick={() => undo.send(place)}>
            {t('undoDecision')}
          </Button>
        )}
      </div>
    )
  }
  if (!decider || votingAgain !== null) return null

  const reasonLabel = fieldLabel(reasonFields[criterion])[locale]
  function send(fields: FormData) {
    const mode = fields.get('mode') ?? 'append'
    return decide({ ...place, level: fields.get('level'), reason: fields.get('reason'), mode, locale })
  }
  return (
    <details className="rounded-md border px-3 py-2">
      <summary className="cursor-pointer font-medium">
        {t('decide')}
        {useCase.owner && <span className="text-muted ml-2 font-normal">{t('owner', useCase.owner)}</span>}
      </summary>
      <div className="flex flex-col gap-4 pt-3" aria-label={caseTitle(useCase)} role="group">
        {view.reader.role && can(view.reader.role, 'scoring.run') && (
          <OwnerSelect view={view} useCase={useCase} onDone={onDone} />
        )}
        <ActionForm action={send} onDone={onDone} submit={t('decideAction')}>
          {(errors) => (
            <>
              <Field label={t('finalLevel')} error={errors.level}>
                <Select name="level" defaultValue="" required>
                  <option value="" disabled>
                    {t('chooseLevel')}
                  </option>
                  {[...levels].reverse().map((level) => (
                    <option key={level} value={level}>
                      {levelName(level, locale)}
                      {agreement.median.includes(level) ? t('isMedian') : ''}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={t('reason')} help={t('reasonGoesTo', { column: reasonLabel })} error={errors.reason}>
                <Textarea name="reason" rows={2} maxLength={1000} />
              </Field>
              {mayReplaceReason(criterion) && (
                <Field label={t('existingReason')}>
                  <Select name="mode" defaultValue="append">
                    <option value="append">{t('append')}</option>
                    <option value="replace">{t('replace')}</option>
                  </Select>
                </Field>
              )}
            </>
          )}
        </ActionForm>
      </div>
    </details>
  )
}
