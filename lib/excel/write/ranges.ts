import type { FidelityCode } from '../../domain/worksheet/fidelity'
import { cellAddress, parseRange, type GridMerge } from '../../domain/worksheet/grid'
import type { SheetEdits } from '../../domain/worksheet/sheet-edits'
import type { Tag } from './markup'
import type { PackageEditor } from './package'
import type { SheetPart } from './sheet-part'
import { Splices } from './splices'

type Note = (code: FidelityCode, cell: string | null, text: string) => void

/**
 * Lets what covers the table's last row cover the rows that grew below it, as Excel does: conditional formats, data
 * validations and tables. What Excel leaves as it is (print area, autofilter) stays, and is said to.
 */
export function growRanges(
  editor: PackageEditor,
  partName: string,
  sheet: SheetPart,
  edits: SheetEdits,
  note: Note,
): void {
  const { appended, lastRow } = edits
  const last = appended.at(-1)
  if (last === undefined) return
  const grown = (range: GridMerge) => range.bottom >= lastRow && range.bottom < last && range.bottom > edits.headerRow
  growLists(sheet, last, grown, note)

  const filter = sheet.markup.find('autoFilter', sheet.sheetData.end)
  const filterRef = filter && sheet.markup.attribute(filter, 'ref')?.value
  const filtered = filterRef ? parseRange(filterRef) : null
  if (filtered && filtered.bottom < last) note('filterKept', filterRef ?? null, filterRef ?? '')

  for (const { type, target } of editor.relationships(partName).values()) {
    if (type === 'table' && editor.has(target)) growTable(editor, target, edits, last, note)
  }
}

function growLists(sheet: SheetPart, last: number, grown: (range: GridMerge) => boolean, note: Note): void {
  const { markup, splices } = sheet
  const grow = (list: string): string | null => {
    const changed = list
      .trim()
      .split(/\s+/)
      .map((each) => {
        const range = parseRange(each)
        return range && grown(range) ? rangeText({ ...range, bottom: last }) : each
      })
      .join(' ')
    return changed === list.trim().split(/\s+/).join(' ') ? null : changed
  }
  for (const local of ['conditionalFormatting', 'dataValidation']) {
    for (const tag of markup.all(local, sheet.sheetData.end)) {
      const sqref = markup.attribute(tag, 'sqref')
      const changed = sqref && grow(sqref.value)
      if (!changed) continue
      splices.replace(sqref.start, sqref.end, changed)
      note('rangeGrown', sqref.value, changed)
    }
  }
  // Newer kinds stand in an extension, whose ranges are elements. That of a sparkline is the one cell it is drawn in.
  const next = (tag: Tag) => {
    const isSparkline = tag.kind === 'open' && tag.name.endsWith(':sparkline')
    return markup.tag(isSparkline ? markup.endOf(tag) : tag.end)
  }
  for (let tag = markup.tag(markup.endOf(sheet.sheetData)); tag; tag = next(tag)) {
    if (!tag.name.endsWith(':sqref') || tag.kind !== 'open') continue
    const text = markup.text(tag)
    const changed = grow(text)
    if (!changed) continue
    splices.replace(tag.end, markup.contentEnd(tag), changed)
    note('rangeGrown', text, changed)
  }
}

/** A table takes the rows directly below it, unless its last row holds totals. One beside the worksheet stays. */
function growTable(editor: PackageEditor, part: string, edits: SheetEdits, last: number, note: Note): void {
  const { lastRow, cells } = edits
  const markup = editor.markup(part)
  const ref = markup.attribute(markup.root, 'ref')
  const range = ref && parseRange(ref.value)
  if (!range || range.top > lastRow || range.bottom >= last) return
  if (!cells.some(({ row, column }) => row > lastRow && range.left <= column && column <= range.right)) return
  const totals = Number(markup.attribute(markup.root, 'totalsRowCount')?.value ?? 0)
  if (totals > 0 || range.bottom < lastRow) return note('tableNotGrown', ref.value, '')
  const splices = new Splices()
  const changed = rangeText({ ...range, bottom: last })
  splices.replace(ref.start, ref.end, changed)
  const filter = markup.find('autoFilter')
  const filterRef = filter && markup.attribute(filter, 'ref')
  const filtered = filterRef && parseRange(filterRef.value)
  if (filtered) splices.replace(filterRef.start, filterRef.end, rangeText({ ...filtered, bottom: last }))
  editor.splice(part, splices)
  note('rangeGrown', ref.value, changed)
}

/** A range as sheets write it: `A1:B2`, or `A1` for one cell. */
export function rangeText({ top, bottom, left, right }: GridMerge): string {
  const first = cellAddress(left, top)
  const last = cellAddress(right, bottom)
  return first === last ? first : `${first}:${last}`
}
