'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { newId } from '@/lib/client/new-id'
import { postChange } from '@/lib/client/transport'
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
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const suggestion = suggestReadiness(required, readiness, fit, today, locale)
  const columns = formats[page.worksheet.format].columns.map(({ key }) => key)
  const offers = [
    { field: 'concerns' as const, text: suggestion.concerns },
    { field: 'blockers' as const, text: suggestion.blockers },
  ].filter(({ field, text }) => text !== '' && columns.includes(field))
  const mayEdit = can(page.role, 'worksheet.edit') && page.archivedAt === null
  if (offers.length === 0) return null

  async function take(field: (typeof offers)[number]['field'], text: string) {
    const before = useCase.cells[field]
    setBusy(true)
    const delivery = await postChange(page.worksheet.id, page.userId, {
      actionId: newId(),
      source: 'typing',
      patches: [
        {
          useCaseId: useCase.id,
          field,
          value: before ? `${before}\n${text}` : text,
          baseRevision: useCase.revision,
        },
      ],
    })
    setBusy(false)
    const accepted = delivery.kind === 'accepted' && delivery.response.conflicts.length === 0
    toast(accepted ? { text: t('taken') } : { text: t('notTaken'), tone: 'danger' })
    router.refresh()
  }

  return (
    <Section title={t('suggestions')} text={t('suggestionsText')}>
      {offers.map(({ field, text }) => {
        const label = fieldLabel(field)[locale]
        const there = useCase.cells[field]?.includes(text) ?? false
        return (
          <div key={field} className="flex flex-col gap-2">
            <h3 className="font-medium">{label}</h3>
            <p className="bg-subtle rounded-md px-3 py-2 whitespace-pre-line">{text}</p>
            {mayEdit && (
              <Button
                size="sm"
                className="self-start"
                busy={busy}
                disabled={there}
                onClick={() => void take(field, text)}
              >
                {there ? t('alreadyThere') : t('take', { field: label })}
              </Button>
            )}
          </div>
        )
      })}
    </Section>
  )
}
