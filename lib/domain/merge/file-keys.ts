import { keysInFormat } from '../worksheet/condense'
import { isExtraKey, isProductField, type CellKey } from '../worksheet/fields'
import type { FormatId } from '../worksheet/model'
import type { SheetFacts } from '../worksheet/reading'
import type { RenderedColumn } from '../worksheet/render'

/**
 * Under which key of the worksheet each column of a copy is merged. An export in another format keeps the fields which
 * that one lacks in columns of their own; by the headers it gave them they are known again.
 * @param ownColumns the columns that the export had beyond its format's, null when the file is no export
 * @returns by the key that the file was read under; a column that the person left out is absent
 */
export function keysOfCopy(
  facts: SheetFacts,
  format: FormatId,
  ownColumns: readonly RenderedColumn[] | null,
): Map<CellKey, CellKey> {
  const byHeader = new Map<string, CellKey[]>()
  for (const { key, header } of ownColumns ?? []) {
    if (key === 'priority' || key === 'rowId') continue
    byHeader.set(header.trim(), [...(byHeader.get(header.trim()) ?? []), key])
  }
  const renames = keysInFormat(facts, format)
  // Filled in on a sheet of their own, they have no column here.
  const keys = new Map<CellKey, CellKey>(facts.usedKeys.filter(isProductField).map((key) => [key, key]))
  for (const { key, header } of facts.columns) {
    if (key === null || key === 'priority' || keys.has(key)) continue
    const known = isExtraKey(key) ? byHeader.get(header.trim())?.shift() : undefined
    keys.set(key, known ?? renames[key] ?? key)
  }
  return keys
}
