import { underBaseKeys } from '../../lib/domain/merge/exported.ts'
import { joinAdded, rowsFromFile } from '../../lib/domain/merge/from-file.ts'
import { matchRows, type BaseRow, type RowPair } from '../../lib/domain/merge/match.ts'
import { resolveMerge } from '../../lib/domain/merge/resolve.ts'
import { sameInFile } from '../../lib/domain/merge/same.ts'
import { isSameScale, mergeScale, type ScaleMerge } from '../../lib/domain/merge/scale.ts'
import { mergeRows, type MergeRow, type RowMerge, type Side } from '../../lib/domain/merge/three-way.ts'
import { formats } from '../../lib/domain/worksheet/formats/formats.ts'
import type { Scale } from '../../lib/domain/worksheet/model.ts'
import type { CellKey } from '../../lib/domain/worksheet/fields.ts'
import type { RowReading, SheetReading } from '../../lib/domain/worksheet/sheet-reading.ts'

/** Three versions of one worksheet, merged. */
export interface SheetMerge {
  /** Ours; theirs or the base where ours has no such sheet. */
  sheet: SheetReading
  /** There are several worksheets, so that what is printed has to name this one. */
  isOneOfMany: boolean
  merge: RowMerge
  rows: MergeRow[]
  /** The scores of the levels; null where neither copy changed those of the base. */
  scale: ScaleMerge | null
  /** The rows of each file by the ids of the merge. */
  readings: Record<Side, Map<string, RowReading>>
  /** Pairs that a person should look at, and in which file. */
  unsure: { side: 'theirs' | 'ours'; pair: RowPair }[]
}

/** Merges worksheet by worksheet: those of one name are versions of one. A sheet that a copy lacks counts as untouched. */
export function mergeSheets(base: SheetReading[], theirs: SheetReading[], ours: SheetReading[]): SheetMerge[] {
  const isOnly = [base, theirs, ours].every((sheets) => sheets.length === 1)
  if (isOnly) return [mergeSheet(base[0], theirs[0], ours[0], false)]
  const named = (sheets: SheetReading[], name: string) => sheets.find((sheet) => sheet.name === name)
  const names = [...new Set([...ours, ...theirs, ...base].map(({ name }) => name))]
  return names.map((name) => mergeSheet(named(base, name), named(theirs, name), named(ours, name), names.length > 1))
}

function mergeSheet(
  base: SheetReading | undefined,
  theirs: SheetReading | undefined,
  ours: SheetReading | undefined,
  isOneOfMany: boolean,
): SheetMerge {
  const sheet = (ours ?? theirs ?? base)!
  const scale = (base ?? sheet).scale
  const readings: SheetMerge['readings'] = { base: new Map(), theirs: new Map(), ours: new Map() }
  const unsure: SheetMerge['unsure'] = []
  const baseRows: BaseRow[] = (base?.rows ?? []).map((row) => {
    const id = row.rowId === null || readings.base.has(row.rowId) ? `row:${row.sheetRow}` : row.rowId
    readings.base.set(id, row)
    return { id, sheetRow: row.sheetRow, cells: row.cells }
  })
  const version = (side: 'theirs' | 'ours', copy: SheetReading | undefined): MergeRow[] => {
    if (!copy) return baseRows
    const columns = new Set(copy.columns.flatMap(({ key }): CellKey[] => (key === 'priority' ? [] : [key])))
    const file = underBaseKeys(baseRows, { columns, rows: copy.rows })
    const { pairs } = matchRows(baseRows, file.rows, scale)
    unsure.push(...pairs.flatMap((pair) => (pair.certainty === 'certain' ? [] : [{ side, pair }])))
    const held = pairs.filter(({ certainty }) => certainty !== 'doubtful')
    const newId = (sheetRow: number) => `${side === 'ours' ? 'new' : 'new there'}:${String(sheetRow).padStart(7, '0')}`
    const idOf = new Map(held.map(({ sheetRow, baseId }) => [sheetRow, baseId]))
    for (const row of copy.rows) readings[side].set(idOf.get(row.sheetRow) ?? newId(row.sheetRow), row)
    return rowsFromFile(baseRows, file, held, scale, newId)
  }
  const here = version('ours', ours)
  const there = joinAdded(baseRows, version('theirs', theirs), here, scale)
  const merge = mergeRows(baseRows, there, here, sameInFile(scale))
  const extraColumns = [...new Set([ours, theirs, base].flatMap((each) => each?.extraColumns ?? []))]
  const scales = mergeScale(base?.scale ?? null, ownScale(theirs), ownScale(ours) ?? scale)
  const isChanged = scales.isConflict || ![scales.theirs, scales.ours].every((each) => isSameScale(each, scale))
  return {
    ...{ isOneOfMany, merge, rows: resolveMerge(merge), readings, unsure },
    sheet: { ...sheet, extraColumns, scale: scales.merged },
    scale: isChanged ? scales : null,
  }
}

/** The scale that a file says itself; one whose sheet is missing was read with the published scores. */
function ownScale(copy: SheetReading | undefined): Scale | null {
  if (!copy || formats[copy.format].scaleSheet === null) return null
  return copy.issues.some(({ code }) => code === 'missingScale') ? null : copy.scale
}
