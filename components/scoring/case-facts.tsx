import { useLocale } from 'next-intl'
import { ballotFields } from '@/lib/domain/scoring/rounds'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import type { ScoringCase } from '@/lib/features/scoring/types'
import { caseTitle } from './session-items'

/** What one reads before judging a use case. */
export function CaseFacts({ useCase }: { useCase: ScoringCase }) {
  const locale = useLocale()
  const { cells } = useCase
  const facts = ballotFields.filter((field) => cells[field] && field !== 'no' && field !== 'problem')
  return (
    <>
      <h2 className="text-xl font-semibold whitespace-pre-line">{caseTitle(useCase)}</h2>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {facts.map((field) => (
          <div key={field} className="contents">
            <dt className="text-muted text-sm">{fieldLabel(field)[locale]}</dt>
            <dd className="whitespace-pre-line">{cells[field]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
