import { ROW_ID_WIDTH } from '../../domain/worksheet/row-ids'
import type { SheetPart } from './sheet-part'
import { withAttributes } from './splices'

/**
 * Hides one column of a sheet. A range that covers it is split, and keeps its look on both sides; the column keeps the
 * style of that range, but no outline, whose button would unhide it.
 * @param column from 0
 */
export function hideColumn({ markup, splices, sheetData }: SheetPart, column: number): void {
  const number = column + 1
  const hidden = { hidden: '1', width: String(ROW_ID_WIDTH), customWidth: '1' }
  const bare = `<${markup.prefix}col/>`
  const range = (source: string, min: number, max: number, values: Record<string, string | null> = {}) =>
    min > max ? '' : withAttributes(source, { min: String(min), max: String(max), ...values })
  const added = range(bare, number, number, hidden)

  const list = markup.find('cols', 0, sheetData.start)
  if (!list) return splices.insert(sheetData.start, `<${markup.prefix}cols>${added}</${markup.prefix}cols>`)
  if (list.kind === 'empty') return splices.replace(list.start, list.end, `<${list.name}>${added}</${list.name}>`)
  for (const tag of markup.children(list)) {
    const [min, max] = ['min', 'max'].map((name) => Number(markup.attribute(tag, name)?.value))
    if (!min || !max || max < number) continue
    if (min > number) return splices.insert(tag.start, added)
    const source = markup.source(tag.start, tag.end).replace(/\s*\/?>$/, '/>')
    const own = { ...hidden, bestFit: null, outlineLevel: null, collapsed: null }
    const split = [range(source, min, number - 1), range(source, number, number, own), range(source, number + 1, max)]
    return splices.replace(tag.start, markup.endOf(tag), split.join(''))
  }
  splices.insert(markup.contentEnd(list), added)
}
