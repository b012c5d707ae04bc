import { references } from '../../domain/worksheet/formula'
import { columnName, MAX_ROWS, parseRange, type GridMerge } from '../../domain/worksheet/grid'
import { isPublishedFormula } from '../../domain/worksheet/priority'
import type { SheetEdits } from '../../domain/worksheet/sheet-edits'
import type { Markup } from './markup'
import type { SheetPart } from './sheet-part'

/** Cells that changed, by the name of their sheet in lower case. */
export type ChangedCells = Map<string, { row: number; column: number }[]>

/** How deeply names that refer to names are followed before they count as dependent. */
const MAX_NAME_DEPTH = 8

/**
 * Finds a formula of the workbook that depends on a changed cell. Doubt counts as dependence: a formula whose
 * references its text does not tell (INDIRECT, tables), or a name that the workbook does not define.
 */
export class Dependents {
  readonly #names = new Map<string, string[]>()
  readonly #changed: ChangedCells
  readonly #changedRows: Set<string>

  /** @param workbook the workbook part, which defines the names */
  constructor(workbook: Markup, changed: ChangedCells) {
    this.#changed = changed
    this.#changedRows = new Set([...changed.values()].flat().map(({ row }) => String(row)))
    for (const tag of workbook.all('definedName')) {
      const name = workbook.attribute(tag, 'name')?.value.toLowerCase() ?? ''
      this.#names.set(name, [...(this.#names.get(name) ?? []), workbook.text(tag)])
    }
  }

  /**
   * The text of a dependent formula of a sheet, or null. Priorities by the published formula do not count: their
   * results follow by the rule.
   */
  in(sheet: string, part: SheetPart, priority: SheetEdits['priority']): string | null {
    const local = new Map<string, boolean>()
    for (const { tag, text, cell } of part.formulas()) {
      if (text === '') continue
      const shared = part.markup.attribute(tag, 't')?.value === 'shared' ? part.markup.attribute(tag, 'ref') : null
      if (!shared && this.#isFarFromChanges(text, sheet, local)) continue
      if (!this.#depends(text, sheet, shared ? parseRange(shared.value) : null)) continue
      const at = priority && cell()
      const letters = priority?.terms.map(columnName) ?? []
      const isRuled = at && at.column === priority.column && isPublishedFormula(text, at.row, letters)
      if (!isRuled) return text
    }
    return null
  }

  /**
   * Thousands of rows hold one formula that differs in row numbers alone. One that refers to single cells only cannot
   * depend on a changed cell unless it names the row of one, so most are told without being taken apart.
   * @param local what is known of formulas with their numbers left out
   */
  #isFarFromChanges(formula: string, sheet: string, local: Map<string, boolean>): boolean {
    let namesChangedRow = false
    const shape = formula.replace(/\d+/g, (number) => {
      namesChangedRow ||= this.#changedRows.has(number)
      return '#'
    })
    if (namesChangedRow) return false
    let isLocal = local.get(shape)
    if (isLocal === undefined) {
      const { ranges, names, isOpaque } = references(formula)
      const isCell = ({ top, bottom, left, right }: GridMerge) => top === bottom && left === right
      const isWhole = ({ top, bottom }: GridMerge) => top === 1 && bottom === MAX_ROWS
      const isFixed = ranges.every(({ range }) => isCell(range) || isWhole(range))
      isLocal = isFixed && !isOpaque && names.length === 0 && !this.#depends(formula, sheet, null)
      local.set(shape, isLocal)
    }
    return isLocal
  }

  #depends(formula: string, sheet: string, shared: GridMerge | null, depth = 0): boolean {
    const { ranges, names, isOpaque } = references(formula)
    if (isOpaque || depth > MAX_NAME_DEPTH) return true
    const down = shared ? shared.bottom - shared.top : 0
    const across = shared ? shared.right - shared.left : 0
    const hits = ranges.some(({ sheet: named, range }) => {
      const cells = this.#changed.get((named ?? sheet).toLowerCase()) ?? []
      return cells.some(({ row, column }) => {
        const inRows = range.top <= row && row <= range.bottom + down
        return inRows && range.left <= column && column <= range.right + across
      })
    })
    return hits || names.some((name) => this.#nameDepends(name, sheet, depth))
  }

  #nameDepends(name: string, sheet: string, depth: number): boolean {
    const formulas = this.#names.get(name)
    return !formulas || formulas.some((formula) => this.#depends(formula, sheet, null, depth + 1))
  }
}
