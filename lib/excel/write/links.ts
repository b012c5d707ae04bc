import type { FidelityCode } from '../../domain/worksheet/fidelity'
import { cellAddress, parseRange, type GridMerge } from '../../domain/worksheet/grid'
import type { CellEdit } from '../../domain/worksheet/sheet-edits'
import { webLink } from '../drawing/text'
import { rangeText } from './ranges'
import { TRANSITIONAL, type PackageEditor } from './package'
import type { SheetPart } from './sheet-part'

type Note = (code: FidelityCode, cell: string | null, text: string) => void

/**
 * Hyperlinks of the changed cells. A link column's cell leads where its text says, or nowhere when that is no address
 * of the web; in other cells a link stays until the cell is emptied, as in Excel. Sheets without hyperlinks get none.
 */
export function changeLinks(
  editor: PackageEditor,
  partName: string,
  sheet: SheetPart,
  edits: CellEdit[],
  note: Note,
): void {
  const { markup, splices } = sheet
  const list = markup.find('hyperlinks', sheet.sheetData.end)
  if (!list || list.kind === 'empty') return
  const changed = edits.filter(({ type, to }) => type === 'link' || to === null)
  const replaced: { start: number; end: number; content: string }[] = []
  const [used, gone] = [new Set<string>(), new Set<string>()]
  let kept = 0
  for (const tag of markup.children(list)) {
    const range = parseRange(markup.attribute(tag, 'ref')?.value ?? '')
    const id = markup.attribute(tag, '[\\w.-]+:id')?.value ?? ''
    const inside = changed.filter(({ row, column }) => range && isInside(range, row, column))
    const end = markup.endOf(tag)
    const source = markup.source(tag.start, end)
    const rest = range && inside.length > 0 ? inside.reduce((pieces, cell) => without(pieces, cell), [range]) : null
    if (rest) {
      const copies = rest.map((piece) => source.replace(/(\sref\s*=\s*)("[^"]*"|'[^']*')/, `$1"${rangeText(piece)}"`))
      replaced.push({ start: tag.start, end, content: copies.join('') })
      gone.add(id)
    }
    const left = rest?.length ?? 1
    kept += left
    if (left > 0) used.add(id)
    for (const { row, column, to } of inside) {
      if (!to || !webLink(to)) note('linkChanged', cellAddress(column, row), '')
    }
  }
  const attribute = relationshipAttribute(sheet)
  const added = changed.flatMap(({ row, column, to, type }) => {
    const address = type === 'link' && to !== null ? webLink(to) : null
    if (address === null) return []
    const id = editor.addRelationship(partName, 'hyperlink', address, true)
    const at = cellAddress(column, row)
    note('linkChanged', at, address)
    return [`<${markup.prefix}hyperlink ref="${at}" ${attribute}="${id}"/>`]
  })
  editor.removeRelationships(
    partName,
    [...gone].filter((id) => !used.has(id)),
  )
  // A list without links is no valid part of a sheet.
  if (kept + added.length === 0) splices.replace(list.start, markup.endOf(list), '')
  else {
    for (const { start, end, content } of replaced) splices.replace(start, end, content)
    splices.insert(markup.contentEnd(list), added.join(''))
  }
}

/** What is left of ranges without one cell: up to four blocks of the range around it. */
function without(ranges: GridMerge[], { row, column }: { row: number; column: number }): GridMerge[] {
  return ranges.flatMap((range) => {
    if (!isInside(range, row, column)) return [range]
    const { top, bottom, left, right } = range
    return [
      { top, bottom: row - 1, left, right },
      { top: row, bottom: row, left, right: column - 1 },
      { top: row, bottom: row, left: column + 1, right },
      { top: row + 1, bottom, left, right },
    ].filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right)
  })
}

function isInside({ top, bottom, left, right }: GridMerge, row: number, column: number): boolean {
  return top <= row && row <= bottom && left <= column && column <= right
}

/** `r:id` under whatever prefix the sheet gives to relationships, declared on the spot where it has none. */
function relationshipAttribute({ markup }: SheetPart): string {
  const root = markup.source(markup.root.start, markup.root.end)
  const declared = /xmlns:([\w.-]+)\s*=\s*["'][^"']*officeDocument\/(?:2006\/)?relationships["']/.exec(root)?.[1]
  return declared ? `${declared}:id` : `xmlns:r="${TRANSITIONAL.slice(0, -1)}" r:id`
}
