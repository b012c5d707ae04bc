'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { can } from '@/lib/domain/access/permissions'
import { proposeLevel, thresholdsIn } from '@/lib/domain/value/level'
import { formatMoney } from '@/lib/domain/value/money'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import { levelName, readLevel } from '@/lib/domain/worksheet/levels'
import type { ValuationPage, ValuedUseCase } from '@/lib/features/valuations/types'
import { worthOf } from '../worth-of'
import { useCellWrite } from '@/components/worksheets/use-cell-write'

interface LevelProposalProps {
  page: ValuationPage
  /** As it is saved: a level is not proposed from what may still change. */
  useCase: ValuedUseCase
  canEdit: boolean
}

/** The level for ML value that the money suggests. Nothing is written before a person takes it over. */
export function LevelProposal({ page, useCase, canEdit }: LevelProposalProps) {
  const t = useTranslations('value.levels')
  const locale = useLocale()
  const { write, busy } = useCellWrite(page)
  const worth = worthOf(useCase, page)
  const hasColumn = formats[page.worksheet.format].columns.some(({ key }) => key === 'mlValue')
  if (!worth || worth.read.parts.length === 0 || !hasColumn) return null

  const { moneyLevels, worksheet } = page
  const { currency } = worth.read
  const perYear = worth.netPer('year')
  const now = readLevel(useCase.cells.mlValue, worksheet.scale).level
  const lowest = Object.entries(worksheet.scale).toSorted(([, a], [, b]) => a - b)[0]?.[0]
  const thresholds = thresholdsIn(worksheet.scale, moneyLevels?.thresholds ?? [])
  const proposed =
    lowest !== undefined && thresholds.length > 0 && moneyLevels?.currency === currency
      ? proposeLevel(perYear, thresholds, lowest)
      : null
  const money = formatMoney(perYear, currency, locale)

  return (
    <Section title={t('title')} text={t('text')}>
      {proposed === null ? (
        <p className="flex flex-wrap gap-2">
          {moneyLevels === null ? t('unset') : t('unfit')}
          {can(page.role, 'moneyLevels.edit') && (
            <Link href={`/w/${page.workspaceSlug}/settings`} className="text-accent underline">
              {t('set')}
            </Link>
          )}
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <p>
            {t(now === proposed ? 'same' : 'proposed', { money, level: levelName(proposed, locale) })}
            {now !== null && now !== proposed && ` ${t('now', { level: levelName(now, locale) })}`}
          </p>
          {canEdit && now !== proposed && (
            <Button size="sm" busy={busy} onClick={() => void write(useCase, 'mlValue', proposed)}>
              {t('take', { level: levelName(proposed, locale) })}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}
