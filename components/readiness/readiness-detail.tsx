'use client'

import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { KeptFormBar } from '@/components/forms/kept-form-bar'
import { useKeptForm } from '@/components/forms/use-kept-form'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { useReread } from '@/components/worksheets/follow-page'
import { can } from '@/lib/domain/access/permissions'
import { formatNumber } from '@/lib/domain/core/format'
import {
  assessDataset,
  assessUseCase,
  type Check,
  type CheckState,
  type DatasetReadiness,
} from '@/lib/domain/readiness/assess'
import { readFit } from '@/lib/domain/readiness/fit'
import { questionTexts } from '@/lib/domain/readiness/questions'
import { checkName } from '@/lib/domain/readiness/obstacles'
import { assess } from '@/lib/features/assessments/actions'
import type { AssessedUseCase, AssessmentPage } from '@/lib/features/assessments/types'
import { needing, textsOf, writtenOf } from './assessment-texts'
import { FitQuestions } from './fit-questions'
import { LevelBadge } from './level-badge'
import { nameOf } from './readiness-matrix'
import { Suggestions } from './suggestions'

interface ReadinessDetailProps {
  page: AssessmentPage
  useCase: AssessedUseCase
  /** The day that evidence is judged on, `2026-04-01`. */
  today: string
  listHref: string
  /** A dataset that was made for this use case a moment ago, as the address says. */
  added: string | undefined
}

/** One use case: the datasets it needs, whether ML fits it, and what of that the worksheet should say. */
export function ReadinessDetail({ page, useCase, today, listHref, added }: ReadinessDetailProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const reread = useReread()
  const form = useKeptForm({
    userId: page.userId,
    about: `assessment:${useCase.id}`,
    revision: useCase.assessmentRevision,
    stored: textsOf(useCase),
    onRead() {
      if (!added || !page.inventory.some(({ id }) => id === added)) return {}
      // Once only: who takes it off the list again does not find it there after a reload.
      window.history.replaceState(null, '', `${listHref}?row=${useCase.id}`)
      return needing(added, true)
    },
  })
  const mayEdit = can(page.role, 'worksheet.edit') && page.archivedAt === null
  const ids = page.inventory.map(({ id }) => id)
  const { datasets, fit } = writtenOf(form.texts, ids)
  const required = page.inventory.filter(({ id }) => datasets.includes(id))
  const readiness = assessUseCase(required, today)
  const reading = readFit(fit)

  function save() {
    const written = { worksheet: page.worksheet.id, useCase: useCase.id, revision: form.revision, datasets, fit }
    form.save(assess, written, reread)
  }

  return (
    <>
      <header className="flex flex-col gap-1">
        <Link href={listHref} className="text-accent inline-flex items-center gap-1 self-start py-1 underline">
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <h2 className="text-lg font-semibold">{nameOf(useCase.cells) || t('unnamed')}</h2>
      </header>
      <Section title={t('required')} text={t('requiredText')}>
        {page.inventory.length === 0 && <p>{t('noInventory')}</p>}
        <ul className="flex flex-col">
          {page.inventory.map((dataset) => {
            const { level, checks, reasons } = assessDataset(dataset, today)
            const needed = datasets.includes(dataset.id)
            return (
              <li
                key={dataset.id}
                className="border-line flex flex-wrap items-center gap-x-3 border-b py-1 last:border-b-0"
              >
                <Checkbox checked={needed} disabled={!mayEdit} onChange={() => form.set(needing(dataset.id, !needed))}>
                  {dataset.name}
                </Checkbox>
                <LevelBadge level={level} />
                <span className="text-muted min-w-0 text-sm">
                  {heldBackBy(checks, reasons).map(([state, held]) => (
                    <span key={state} className="mr-3">
                      {t('heldBack', {
                        state: t(`state.${state}`),
                        checks: held.map((check) => checkName(check, locale)).join(t('separator')),
                      })}
                    </span>
                  ))}
                </span>
                <Link
                  href={`/w/${page.workspaceSlug}/datasets/${dataset.id}`}
                  aria-label={t('openDataset', { name: dataset.name })}
                  className="text-accent ml-auto py-1 text-sm underline"
                >
                  {t('open')}
                </Link>
              </li>
            )
          })}
        </ul>
        {can(page.role, 'dataset.edit') && (
          <Button asChild size="sm" className="self-start">
            <Link href={`/w/${page.workspaceSlug}/datasets/new?worksheet=${page.worksheet.id}&row=${useCase.id}`}>
              {t('addDataset')}
            </Link>
          </Button>
        )}
        <div role="status" className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2">
            {t('result')}
            <LevelBadge level={readiness.level} />
            {readiness.days !== null && readiness.days > 0 && <span>{t('days', { count: readiness.days })}</span>}
            {readiness.level !== null && readiness.days === null && <span>{t('daysUnknown')}</span>}
            {readiness.cost !== null && readiness.cost > 0 && (
              <span>{t('cost', { amount: formatNumber(readiness.cost, locale) })}</span>
            )}
          </p>
          {readiness.gates.map(({ dataset, question }) => (
            <p key={dataset + question} className="text-danger">
              {t('gate', {
                dataset: required.find(({ id }) => id === dataset)?.name ?? '',
                question: questionTexts[question].label[locale],
              })}
            </p>
          ))}
        </div>
      </Section>
      <Section title={t('mlFit')} text={t('mlFitText')}>
        <FitQuestions form={form} reading={reading} readOnly={!mayEdit} />
      </Section>
      {mayEdit && <KeptFormBar form={form} onSave={save} />}
      {!form.changed && (
        <Suggestions
          page={page}
          useCase={useCase}
          required={required}
          readiness={readiness}
          fit={reading}
          today={today}
        />
      )}
    </>
  )
}

/** The checks that hold a dataset at its level, by what was said of them. */
function heldBackBy(checks: DatasetReadiness['checks'], reasons: readonly Check[]): [CheckState, Check[]][] {
  const states = [...new Set(reasons.map((check) => checks[check]))]
  return states.map((state) => [state, reasons.filter((check) => checks[check] === state)])
}
