import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { formatNumber } from '@/lib/domain/core/format'
import { assessUseCase, type Check, worstReadinessFirst } from '@/lib/domain/readiness/assess'
import { readFit } from '@/lib/domain/readiness/fit'
import { questions } from '@/lib/domain/readiness/questions'
import { checkName } from '@/lib/domain/readiness/obstacles'
import type { AssessmentPage } from '@/lib/features/assessments/types'
import { LevelBadge } from './level-badge'
import { StateMark } from './state-mark'

const checks: readonly Check[] = [...questions, 'labels', 'atPrediction']

/** Stays in view while the checks are scrolled past it on a phone. */
const firstColumn = 'bg-surface sticky left-0 z-1 max-sm:w-34 max-sm:min-w-34 sm:min-w-48'

interface ReadinessMatrixProps {
  page: AssessmentPage
  /** The day that evidence is judged on, `2026-04-01`. */
  today: string
}

/** Use cases by the questions about their data, those that need attention first. */
export function ReadinessMatrix({ page, today }: ReadinessMatrixProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const byId = new Map(page.inventory.map((dataset) => [dataset.id, dataset]))
  const rows = worstReadinessFirst(
    page.useCases.map((useCase) => ({
      useCase,
      required: useCase.datasets.flatMap((id) => byId.get(id) ?? []),
      fit: readFit(useCase.fit),
      readiness: assessUseCase(
        useCase.datasets.flatMap((id) => byId.get(id) ?? []),
        today,
      ),
    })),
  )
  return (
    <Table caption={t('matrix')} className="border-line bg-surface rounded-md border">
      <thead>
        <tr>
          <th scope="col" className={firstColumn}>
            {t('useCase')}
          </th>
          <th scope="col">{t('data')}</th>
          {checks.map((check) => (
            <th key={check} scope="col" className="min-w-16 text-center wrap-normal">
              {checkName(check, locale)}
            </th>
          ))}
          <th scope="col">{t('preparation')}</th>
          <th scope="col">{t('mlFit')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ useCase, required, readiness, fit }) => (
          <tr key={useCase.id} className="align-top">
            <th scope="row" className={firstColumn}>
              <Link href={`?row=${useCase.id}`} className="text-accent line-clamp-4 font-medium underline">
                {nameOf(useCase.cells) || t('unnamed')}
              </Link>
              <p className="text-muted line-clamp-3 font-normal">
                {required.map(({ name }) => name).join(t('separator'))}
              </p>
            </th>
            <td>
              <LevelBadge level={readiness.level} />
            </td>
            {checks.map((check) => (
              <td key={check} className="text-center">
                {readiness.checks ? <StateMark state={readiness.checks[check]} /> : null}
              </td>
            ))}
            <td className="whitespace-nowrap tabular-nums">
              {readiness.days !== null && readiness.days > 0 && t('days', { count: readiness.days })}
              {readiness.level !== null && readiness.days === null && t('daysUnknown')}
              {readiness.cost !== null && readiness.cost > 0 && (
                <span className="text-muted block">{t('cost', { amount: formatNumber(readiness.cost, locale) })}</span>
              )}
            </td>
            <td className="min-w-32">
              <Badge tone={fit.verdict === 'rules' ? 'danger' : fit.verdict === 'ml' ? 'success' : 'neutral'}>
                {t(`verdict.${fit.verdict}`)}
              </Badge>
              {fit.pattern !== 'open' && <p className="text-muted text-sm">{t(`pattern.${fit.pattern}`)}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** "3 会計 仕訳に時間がかかる": number, product and what the case is about, on one line. */
export function nameOf(cells: AssessmentPage['useCases'][number]['cells']): string {
  const text = [cells.no, cells.product, cells.problem ?? cells.caseName].filter(Boolean).join(' ')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
