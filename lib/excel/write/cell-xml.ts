import { cellAddress } from '../../domain/worksheet/grid'
import { cellText } from '../drawing/text'
import type { Tag } from './markup'
import type { CellElement, SheetPart } from './sheet-part'
import { elementText, withAttributes } from './splices'

/** What a cell shall hold. Text never becomes a formula; a result goes under the formula that the cell has. */
export type CellContent =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'empty' }
  | { kind: 'result'; value: number | null }

/** A cell that does not exist yet: its style, and a formula with its cell metadata where it takes a neighbour's. */
export interface NewCell {
  style: string | null
  content: CellContent
  formula?: { xml: string; metadata: string | null } | null
}

/**
 * An existing cell with other content. Its style and whatever it carries beside value and formula stay as written;
 * metadata of the old value (`vm`) and of a formula that goes (`cm`) leave with them.
 */
export function rewrittenCell(sheet: SheetPart, cell: CellElement, content: CellContent): string {
  const { markup } = sheet
  const { prefix } = markup
  const keepsFormula = content.kind === 'result'
  const isKnown = (tag: Tag) => ['f', 'v', 'is'].some((local) => markup.isA(tag, local))
  const kept = [...markup.children(cell.tag)].filter((tag) => !isKnown(tag))
  const rest = kept.map((tag) => markup.source(tag.start, markup.endOf(tag))).join('')
  const formula = keepsFormula && cell.formula ? markup.source(cell.formula.start, markup.endOf(cell.formula)) : ''
  const tag = withAttributes(markup.source(cell.tag.start, cell.tag.end), {
    t: typeOf(content),
    vm: null,
    ...(!keepsFormula && { cm: null }),
  })
  const inside = formula + contentXml(content, prefix) + rest
  const open = tag.replace(/\s*\/?>$/, '')
  return inside === '' ? `${open}/>` : `${open}>${inside}</${cell.tag.name}>`
}

/** A new cell element. */
export function newCell(prefix: string, row: number, column: number, { style, content, formula }: NewCell): string {
  const attributes = [
    ` r="${cellAddress(column, row)}"`,
    style === null ? '' : ` s="${style}"`,
    typeOf(content) === null ? '' : ` t="${typeOf(content)}"`,
    formula?.metadata ? ` cm="${formula.metadata}"` : '',
  ].join('')
  const inside = (formula?.xml ?? '') + contentXml(content, prefix)
  return inside === '' ? `<${prefix}c${attributes}/>` : `<${prefix}c${attributes}>${inside}</${prefix}c>`
}

function typeOf(content: CellContent): string | null {
  if (content.kind === 'text') return 'inlineStr'
  return content.kind === 'result' && content.value === null ? 'str' : null
}

function contentXml(content: CellContent, prefix: string): string {
  switch (content.kind) {
    case 'text': {
      const text = cellText(content.text)
      const space = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
      return `<${prefix}is><${prefix}t${space}>${elementText(text)}</${prefix}t></${prefix}is>`
    }
    case 'number':
      return `<${prefix}v>${content.value}</${prefix}v>`
    case 'result':
      return content.value === null ? `<${prefix}v></${prefix}v>` : `<${prefix}v>${content.value}</${prefix}v>`
    case 'empty':
      return ''
  }
}
