'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { fieldsOf, type Side } from '@/lib/domain/merge/three-way'
import type { MergeDecisions, MergeRowConflict } from '@/lib/domain/merge/preview'
import { CellChanges } from './cell-changes'
import { ChoiceCards } from './choice-cards'
import { RowTitle } from './row-title'
import { ShownInParts } from './shown-in-parts'

interface RowConflictListProps {
  rowConflicts: readonly MergeRowConflict[]
  chosen: MergeDecisions['choices']['rows']
  outdated: ReadonlySet<string>
  onChoose: (rowIds: readonly string[], side: Side) => void
}

/** Rows that one side deleted and the other changed: keep or delete, row by row or as one side has them all. */
export function RowConflictList({ rowConflicts, chosen, outdated, onChoose }: RowConflictListProps) {
  const t = useTranslations('merge')
  if (rowConflicts.length === 0) return null
  return (
    <Card aria-label={t('rowConflicts')} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-semibold">{t('rowConflictsTitle', { count: rowConflicts.length })}</h3>
        {rowConflicts.length > 1 && (
          <span className="flex flex-wrap gap-2">
            {(['theirs', 'ours'] as const).map((side) => (
              <Button key={side} size="sm" onClick={() => onChoose(idsOf(rowConflicts), side)}>
                {t(`allRows.${side}`)}
              </Button>
            ))}
          </span>
        )}
      </header>
      <ShownInParts items={rowConflicts} keyOf={({ rowId }) => rowId}>
        {({ rowId, name, deletedIn, base, kept, decided }) => (
          <div className="flex flex-col gap-2">
            <header className="flex flex-wrap items-center gap-2">
              <h4>
                <RowTitle name={name} />
              </h4>
              {outdated.has(rowId) && !decided && <Badge tone="warning">{t('changedMeanwhile')}</Badge>}
            </header>
            <CellChanges cells={changed(base, kept)} />
            <ChoiceCards
              legend={t(deletedIn === 'theirs' ? 'deletedInFile' : 'deletedHere')}
              options={(['theirs', 'ours'] as const).map((side) => ({
                value: side,
                label: t(`${side === deletedIn ? 'delete' : 'keep'}.${side}`),
              }))}
              value={sideOf(chosen[rowId])}
              onChange={(side) => onChoose([rowId], side)}
            />
          </div>
        )}
      </ShownInParts>
    </Card>
  )
}

function idsOf(rowConflicts: readonly MergeRowConflict[]): string[] {
  return rowConflicts.map(({ rowId }) => rowId)
}

/** Of a row in question only the two sides are offered: what it was before is neither. */
function sideOf(side: Side | undefined): 'theirs' | 'ours' | null {
  return side === 'theirs' || side === 'ours' ? side : null
}

function changed(base: MergeRowConflict['base'], kept: MergeRowConflict['kept']) {
  const cells = fieldsOf(base, kept).map((field) => ({ field, from: base[field] ?? null, to: kept[field] ?? null }))
  return cells.filter(({ from, to }) => from !== to)
}
