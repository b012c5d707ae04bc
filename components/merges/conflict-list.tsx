'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DifferingText } from '@/components/worksheets/differing-text'
import type { Side } from '@/lib/domain/merge/three-way'
import { fieldLabel, inFieldOrder } from '@/lib/domain/worksheet/fields'
import type { MergeConflict, MergeDecisions } from '@/lib/domain/merge/preview'
import { ChoiceCards } from './choice-cards'
import { RowTitle } from './row-title'
import { ShownInParts } from './shown-in-parts'

interface ConflictListProps {
  conflicts: readonly MergeConflict[]
  chosen: MergeDecisions['choices']['cells']
  outdated: ReadonlySet<string>
  /** The file is an export of the worksheet: there is a text that both began with. */
  isCopy: boolean
  onChoose: (conflicts: readonly MergeConflict[], side: Side) => void
}

/** Cells that the file and the worksheet say differently: choose per cell, per row or for all. */
export function ConflictList({ conflicts, chosen, outdated, isCopy, onChoose }: ConflictListProps) {
  const t = useTranslations('merge')
  if (conflicts.length === 0) return null
  return (
    <Card aria-label={t('conflicts')} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-semibold">{t('conflictsTitle', { count: conflicts.length })}</h3>
        {conflicts.length > 1 && (
          <span className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => onChoose(conflicts, 'theirs')}>
              {t('allTheirs')}
            </Button>
            <Button size="sm" onClick={() => onChoose(conflicts, 'ours')}>
              {t('allOurs')}
            </Button>
          </span>
        )}
        <p className="text-muted w-full text-sm">{t(isCopy ? 'conflictsHelp' : 'conflictsHelpNoCopy')}</p>
      </header>
      <ShownInParts items={byRow(conflicts)} keyOf={([first]) => first!.rowId}>
        {(ofRow) => (
          <div className="flex flex-col gap-3">
            <header className="flex flex-wrap items-center gap-2">
              <h4>
                <RowTitle name={ofRow[0]!.name} />
              </h4>
              {outdated.has(ofRow[0]!.rowId) && ofRow.some(({ decided }) => !decided) && (
                <Badge tone="warning">{t('changedMeanwhile')}</Badge>
              )}
              {ofRow.length > 1 && (
                <span className="flex flex-wrap gap-2">
                  <Button size="sm" look="quiet" onClick={() => onChoose(ofRow, 'theirs')}>
                    {t('rowTheirs')}
                  </Button>
                  <Button size="sm" look="quiet" onClick={() => onChoose(ofRow, 'ours')}>
                    {t('rowOurs')}
                  </Button>
                </span>
              )}
            </header>
            {ofRow.map((conflict) => (
              <Conflict
                key={conflict.field}
                conflict={conflict}
                isCopy={isCopy}
                value={chosen[conflict.rowId]?.[conflict.field] ?? null}
                onChoose={(side) => onChoose([conflict], side)}
              />
            ))}
          </div>
        )}
      </ShownInParts>
    </Card>
  )
}

interface ConflictProps {
  conflict: MergeConflict
  isCopy: boolean
  value: Side | null
  onChoose: (side: Side) => void
}

function Conflict({ conflict, isCopy, value, onChoose }: ConflictProps) {
  const t = useTranslations('merge')
  const locale = useLocale()
  const { base, theirs, ours } = conflict
  // Both are compared with what they began with; without that, with each other.
  const contents: Record<Side, React.ReactNode> = {
    base: base ?? empty(),
    theirs: theirs === null ? empty() : <DifferingText one={theirs} other={(isCopy ? base : ours) ?? ''} show="one" />,
    ours: ours === null ? empty() : <DifferingText one={ours} other={(isCopy ? base : theirs) ?? ''} show="one" />,
  }
  const offered: readonly Side[] = isCopy ? ['base', 'theirs', 'ours'] : ['theirs', 'ours']
  return (
    <ChoiceCards
      legend={fieldLabel(conflict.field)[locale]}
      options={offered.map((side) => ({ value: side, label: t(side), content: contents[side] }))}
      value={value}
      onChange={onChoose}
    />
  )

  function empty() {
    return <span className="text-muted">{t('empty')}</span>
  }
}

function byRow(conflicts: readonly MergeConflict[]): MergeConflict[][] {
  const rows = new Map<string, MergeConflict[]>()
  for (const conflict of conflicts) {
    const ofRow = rows.get(conflict.rowId)
    if (ofRow) ofRow.push(conflict)
    else rows.set(conflict.rowId, [conflict])
  }
  return [...rows.values()].map((ofRow) => ofRow.sort((a, b) => inFieldOrder(a.field, b.field)))
}
