'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { RowName } from '@/lib/domain/worksheet/row-name'
import type { MergeChange, MergePreview } from '@/lib/domain/merge/preview'
import { CellChanges } from './cell-changes'
import { RowTitle } from './row-title'
import { ShownInParts } from './shown-in-parts'

const tones = {
  changed: 'accent',
  added: 'success',
  restored: 'success',
  deleted: 'danger',
  moved: 'neutral',
} as const satisfies Record<MergeChange['kind'], string>

const titleOf = ({ no, product, problem }: RowName) => [no, product, problem]

/** What the merge will do to the worksheet, row by row. */
export function ChangeList({ preview: { counts, changes } }: { preview: MergePreview }) {
  const t = useTranslations('merge')
  const rows = counts.changedRows + counts.added + counts.deleted + counts.restored
  return (
    <Card aria-label={t('changes')} className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('changesTitle')}</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-live="polite">
        {counts.changedRows > 0 && (
          <li>{t('counts.changed', { rows: counts.changedRows, cells: counts.changedCells })}</li>
        )}
        {(['added', 'deleted', 'restored', 'moved'] as const).map(
          (kind) => counts[kind] > 0 && <li key={kind}>{t(`counts.${kind}`, { count: counts[kind] })}</li>,
        )}
        {rows + counts.moved + counts.scales === 0 && <li className="text-muted">{t('noChanges')}</li>}
      </ul>
      <ShownInParts items={changes} keyOf={({ rowId }) => rowId}>
        {({ kind, name, cells }) => (
          <div className="flex flex-col gap-1">
            <p className="flex items-start gap-2">
              <Badge tone={tones[kind]}>{t(`kind.${kind}`)}</Badge>
              <RowTitle name={name} />
            </p>
            {kind === 'changed' && <CellChanges cells={cells} />}
            {kind === 'added' && <CellChanges cells={cells.filter(({ to }) => !titleOf(name).includes(to))} />}
          </div>
        )}
      </ShownInParts>
      {rows > changes.length && <p className="text-muted text-sm">{t('rest', { count: rows - changes.length })}</p>}
    </Card>
  )
}
