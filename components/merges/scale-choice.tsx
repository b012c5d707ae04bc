'use client'

import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Side } from '@/lib/domain/merge/three-way'
import type { Scale } from '@/lib/domain/worksheet/model'
import { bestFirst } from '@/lib/domain/worksheet/priority'
import type { MergePreview } from '@/lib/domain/merge/preview'
import { ChoiceCards } from './choice-cards'

interface ScaleChoiceProps {
  scale: MergePreview['scale']
  chosen: Side | undefined
  onChoose: (side: Side) => void
}

/** The scores of the levels: what the merge makes of them, or which to keep where both sides changed them. */
export function ScaleChoice({ scale, chosen, onChoose }: ScaleChoiceProps) {
  const t = useTranslations('merge')
  if (!scale) return null
  const scores = (some: Scale) =>
    Object.entries(bestFirst(some))
      .map((entry) => entry.join(' '))
      .join(t('separator'))
  const offered = [
    ['base', scale.base] as const,
    ['theirs', scale.theirs] as const,
    ['ours', scale.ours] as const,
  ].flatMap(([side, some]) => (some ? [{ value: side, label: t(side), content: scores(some) }] : []))
  return (
    <Card aria-label={t('scale.title')} className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('scale.title')}</h3>
      {scale.isConflict ? (
        <>
          <p className="text-muted text-sm">{t(scale.base ? 'scale.help' : 'conflictsHelpNoCopy')}</p>
          <ChoiceCards legend={t('scale.choose')} options={offered} value={chosen ?? null} onChange={onChoose} />
        </>
      ) : (
        <p>{t('scale.changes', { scale: scores(scale.merged) })}</p>
      )}
    </Card>
  )
}
