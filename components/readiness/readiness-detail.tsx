'use client'

import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { can } from '@/lib/domain/access/permissions'
import { formatNumber } from '@/lib/domain/core/format'
import { assessDataset, assessUseCase } from '@/lib/domain/readiness/assess'
import { type Fit, readFit } from '@/lib/domain/readiness/fit'
import { questionTexts } from '@/lib/domain/readiness/questions'
import { checkName } from '@/lib/domain/readiness/obstacles'
import { assess } from '@/lib/features/assessments/actions'
import type { AssessedUseCase, AssessmentPage } from '@/lib/features/assessments/types'
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
}

/** One use case: the datasets it needs, whether ML fits it, and what of that the worksheet should say. */
export function ReadinessDetail({ page, useCase, today, listHref }: ReadinessDetailProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const router = useRouter()
  const [datasets, setDatasets] = useState<readonly string[]>(useCase.datasets)
  const [fit, setFit] = useState<Fit>(useCase.fit)
  const { send, busy, failure } = useSend(assess, () => router.refresh())
  const mayEdit = can(page.role, 'worksheet.edit') && page.archivedAt === null
  const required = page.inventory.filter(({ id }) => datasets.includes(id))
  const readiness = assessUseCase(required, today)
  const changed =
    JSON.stringify([datasets.toSorted(), fit]) !== JSON.stringify([useCase.datasets.toSorted(), useCase.fit])

  function save() {
    const { id, assessmentRevision: revision } = useCase
    send({ worksheet: page.worksheet.id, useCase: id, revision, datasets: [...datasets], fit })
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
            const { level, reasons } = assessDataset(dataset, today)
            const needed = datasets.includes(dataset.id)
            return (
              <li
                key={dataset.id}
                className="border-line flex flex-wrap items-center gap-x-3 border-b py-1 last:border-b-0"
              >
                <Checkbox
                  checked={needed}
                  disabled={!mayEdit}
                  onChange={() =>
                    setDatasets(needed ? datasets.filter((id) => id !== dataset.id) : [...datasets, dataset.id])
                  }
                >
                  {dataset.name}
                </Checkbox>
                <LevelBadge level={level} />
                <span className="text-muted text-sm">
                  {reasons.map((check) => checkName(check, locale)).join(t('separator'))}
                </span>
                <Link
                  href={`/w/${page.workspaceSlug}/datasets/${dataset.id}`}
                  className="text-accent ml-auto py-1 text-sm underline"
                >
                  {t('openDataset', { name: dataset.name })}
                </Link>
              </li>
            )
          })}
        </ul>
        {can(page.role, 'dataset.edit') && (
          <Button asChild size="sm" className="self-start">
            <Link href={`/w/${page.workspaceSlug}/datasets/new`}>{t('addDataset')}</Link>
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
        <FitQuestions fit={fit} setFit={setFit} readOnly={!mayEdit} />
      </Section>
      {mayEdit && (
        <div className="bg-canvas border-line sticky -bottom-4 z-10 flex flex-col gap-2 border-t py-3 md:-bottom-6">
          {failure && <FailureNote failure={failure} />}
          <div className="flex items-center justify-end gap-3">
            <span role="status" className="text-muted text-sm">
              {changed ? t('unsaved') : t('saved')}
            </span>
            <Button look="primary" busy={busy} disabled={!changed} onClick={save}>
              {t('save')}
            </Button>
          </div>
        </div>
      )}
      {!changed && (
        <Suggestions
          page={page}
          useCase={useCase}
          required={required}
          readiness={readiness}
          fit={readFit(fit)}
          today={today}
        />
      )}
    </>
  )
}
