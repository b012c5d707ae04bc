'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { useCellWrite } from '@/components/worksheets/use-cell-write'
import { can } from '@/lib/domain/access/permissions'
import type { UseCaseReadiness } from '@/lib/domain/readiness/assess'
import type { Dataset } from '@/lib/domain/readiness/dataset'
import type { FitReading } from '@/lib/domain/readiness/fit'
import { suggestReadiness } from '@/lib/domain/readiness/suggest'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { AssessedUseCase, AssessmentPage } from '@/lib/features/assessments/types'

interface SuggestionsProps {
  page: AssessmentPage
  useCase: AssessedUseCase
  required: readonly Dataset[]
  readiness: UseCaseReadiness
  fit: FitReading
  /** The day that evidence is judged on, `2026-04-01`. */
  today: string
}

/** What readiness would write into the worksheet. Nothing is written before a person takes it over. */
export function Suggestions({ page, useCase, required, readiness, fit, today }: SuggestionsProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const { write, busy } = useCellWrite(page)
  const suggestion = suggestReadiness(required, readiness, fit, today, locale)
  const columns = formats[page.worksheet.format].columns.map(({ key }) => key)
  const offers = [
    { field: 'concerns' as const, text: suggestion.concerns },
    { field: 'blockers' as const, text: suggestion.blockers },
  ].filter(({ field, text }) => text !== '' && columns.includes(field))
  const mayEdit = can(page.role, 'worksheet.edit') && page.archivedAt === null
  if (offers.length === 0) return null

  return (
    <Section title={t('suggestions')} text={t('suggestionsText')}>
      {offers.map(({ field, text }) => {
        const label = fieldLabel(field)[locale]
        const now = useCase.cells[field] ?? ''
        const added = missingLines(now, text)
        return (
          <div key={field} className="flex min-w-0 flex-col gap-2">
            <h3 className="font-medium">{label}</h3>
            <p className="bg-subtle rounded-md px-3 py-2 wrap-anywhere whitespace-pre-line">{text}</p>
            {mayEdit && (
              <div className="flex flex-wrap gap-2">
                <Button
                  size="sm"
                  busy={busy}
                  disabled={added === ''}
                  onClick={() => void write(useCase, field, now ? `${now}\n${added}` : added)}
                >
                  {added === '' ? t('alreadyThere') : t(now ? 'append' : 'take', { field: label })}
                </Button>
                {now !== '' && now !== text && (
                  <Button size="sm" busy={busy} onClick={() => void write(useCase, field, text)}>
                    {t('replace', { field: label })}
                  </Button>
                )}
              </div>
            )}
          </div>
        )
      })}
    </Section>
  )
}

/** The lines of a suggestion that a cell does not have yet, so that none is written twice. */
function missingLines(now: string, text: string): string {
  const there = new Set(now.split('\n').map((line) => line.trim()))
  return text
    .split('\n')
    .filter((line) => !there.has(line.trim()))
    .join('\n')
}
