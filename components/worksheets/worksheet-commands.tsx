'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useCommands } from '@/components/shell/commands'

interface WorksheetCommandsProps {
  /** The worksheet's address. */
  href: string
  /** Where a file is imported into it; null for those who may not. */
  importHref: string | null
}

/** The commands of every view of a worksheet: going to the other one, and importing. */
export function WorksheetCommands({ href, importHref }: WorksheetCommandsProps) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const go = (id: string, label: string, to: string, keywords: string[]) => ({
    id,
    group: t('views'),
    label,
    keywords,
    run: () => router.push(to),
  })
  useCommands(() => [
    go('view-grid', t('viewGrid'), href, ['worksheet', 'grid']),
    go('view-ranking', t('viewRanking'), `${href}/ranking`, ['ranking', 'matrix']),
    go('view-scoring', t('viewScoring'), `${href}/scoring`, ['scoring', 'vote', 'voting']),
    go('view-value', t('viewValue'), `${href}/value`, ['value', 'money', '価値']),
    go('view-readiness', t('viewReadiness'), `${href}/readiness`, ['readiness', 'data', 'データ']),
    go('history', t('history'), `${href}?history=worksheet`, ['history', 'changes', 'undo']),
    ...(importHref ? [go('import', t('importCommand'), importHref, ['import', 'excel', 'xlsx'])] : []),
  ])
  return null
}
