import type { MergeRow } from '../../lib/domain/merge/three-way.ts'
import type { CellKey } from '../../lib/domain/worksheet/fields.ts'
import type { Cells } from '../../lib/domain/worksheet/model.ts'
import type { RowReading } from '../../lib/domain/worksheet/sheet-reading.ts'
import { priorityOf } from '../../lib/domain/worksheet/priority.ts'
import type { SheetMerge } from './merge-sheets.mts'
import { meaning, numberOrText, rowJson, type PrintedSheet } from './row-json.mts'

/**
 * Merges as JSON. Rows are as `inspect` prints them, with the ids that they have in the files and the row of the sheet in OURS (of a row that is not there, in
 * THEIRS, else in BASE). `added` and `deleted` are against BASE, by whichever side. A row that one side deleted and the
 * other changed is a conflict of the field `deleted`, whose versions are the row or null. Where a copy changed the scores
 * of the levels, `scales` has them in each version and merged; changed on both sides differently, they are a conflict of
 * the field `scale`, which belongs to no row.
 */
export function mergeJson(merges: SheetMerge[]) {
  const all = merges.map(sheetJson)
  return {
    merged: all.flatMap(({ merged }) => merged),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    added: all.flatMap(({ added }) => added),
    deleted: all.flatMap(({ deleted }) => deleted),
    ...(all.some(({ scales }) => scales.length > 0) && { scales: all.flatMap(({ scales }) => scales) }),
  }
}

function sheetJson({ sheet, isOneOfMany, merge, rows, scale, readings }: SheetMerge) {
  const ofSheet = isOneOfMany ? { sheet: sheet.name } : {}
  const origin = (id: string) => (readings.ours.get(id) ?? readings.theirs.get(id) ?? readings.base.get(id))!
  // A copied row carries the id of the one that it was copied from, which is not its own.
  const ofRow = (id: string) => {
    const isOwn = Object.values(readings).some((rows) => rows.get(id)?.rowId === id)
    return { ...ofSheet, ...(isOwn && { rowId: id }) }
  }
  const json = ({ id, cells }: MergeRow) => {
    const priority = priorityOf(sheet.format, sheet.scale, cells)?.value ?? null
    const row: RowReading = { ...origin(id), cells, priority }
    return { ...ofRow(id), ...rowJson(sheet, row, shown) }
  }
  const version = (id: string, cells: Cells | null) => (cells ? json({ id, cells }) : null)
  const where = (id: string, cells: Cells) => {
    return { ...ofRow(id), sheetRow: origin(id).sheetRow, no: numberOrText(cells.no) }
  }
  const scaleConflicts = scale?.isConflict
    ? [{ ...ofSheet, field: 'scale', base: scale.base, theirs: scale.theirs, ours: scale.ours }]
    : []
  const added = new Set(merge.added)
  const deleted = new Set(merge.deleted)
  return {
    merged: rows.map(json),
    scales: scale ? [{ ...ofSheet, ...scale }] : [],
    conflicts: [
      ...scaleConflicts,
      ...merge.rows.flatMap(({ id, base, theirs, ours, cells, conflicts, deletedIn }) => [
        ...conflicts.map((field) => ({
          ...where(id, cells),
          field,
          base: shown(sheet, field, base?.[field]),
          theirs: shown(sheet, field, theirs?.[field]),
          ours: shown(sheet, field, ours?.[field]),
        })),
        ...(deletedIn
          ? [
              {
                ...where(id, cells),
                field: 'deleted',
                base: version(id, base),
                theirs: version(id, theirs),
                ours: version(id, ours),
              },
            ]
          : []),
      ]),
    ],
    added: rows.filter(({ id }) => added.has(id)).map(json),
    deleted: merge.rows.flatMap(({ id, base }) => (base && deleted.has(id) ? [json({ id, cells: base })] : [])),
  }
}

/** What `inspect` prints, but text without one meaning as it stands: it may be what a conflict is about. */
function shown(sheet: PrintedSheet, key: CellKey, text: string | undefined) {
  return key === 'no' ? numberOrText(text) : (meaning(sheet, key, text) ?? text ?? null)
}
