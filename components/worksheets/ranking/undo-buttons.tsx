'use client'

import { Redo2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button'
import { useObservable } from '@/components/worksheets/grid/grid-context'
import type { RankingChanges } from './use-ranking-changes'

/** Takes back what was done in the ranking, and does it again. */
export function UndoButtons({ changes: { steps, undo, redo } }: { changes: RankingChanges }) {
  const t = useTranslations('ranking.change')
  const available = useObservable(steps.available)
  return (
    <>
      <IconButton icon={Undo2} label={t('undo')} shortcut="Ctrl+Z" disabled={!available.undo} onClick={undo} />
      <IconButton icon={Redo2} label={t('redo')} shortcut="Ctrl+Y" disabled={!available.redo} onClick={redo} />
    </>
  )
}
