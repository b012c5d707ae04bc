import type { Locale } from '../domain/core/text'
import type { Edit } from '../domain/merge/edit'
import type { ChangeSource } from '../domain/merge/change'
import { fromTsv, toTsv } from '../domain/worksheet/clipboard'
import { MAX_CELL_LENGTH } from '../domain/worksheet/fields'
import {
  cellEdit,
  clearEdits,
  deleteEdits,
  duplicateEdits,
  fillDownEdits,
  lastOfEach,
  moveEdits,
  newRowEdits,
  pasteEdits,
} from './cell-edits'
import { cellKeyOf, type GridColumn } from './columns'
import { LevelTypist } from './level-typing'
import { newId } from './new-id'
import type { Notice } from './notice'
import { Observable } from './observable'
import {
  type CellAt,
  fit,
  move,
  type Motion,
  rangeOf,
  selectCell,
  selectRange,
  type Selection,
  step,
} from './selection'
import { allRows, isFiltering, textOf, viewOf, type ViewSettings } from './view'
import type { Reverted, WorksheetStore } from './worksheet-store'

/** `replace`: typing began and arrows still leave the cell. `edit`: the cell was opened and arrows move the caret. */
export type EditMode = 'none' | 'replace' | 'edit'

/** The state of one open grid and everything a person can do in it. The components draw it and pass events on. */
export class GridController {
  readonly selection = new Observable<Selection>(selectCell({ row: 0, column: 0 }))
  readonly mode = new Observable<EditMode>('none')
  /** The choices of a level cell are open; `focus` when the keyboard opened them. */
  readonly choices = new Observable<{ focus: boolean } | null>(null)
  readonly checked = new Observable<ReadonlySet<string>>(new Set())
  readonly settings = new Observable<ViewSettings>(allRows)
  readonly notice = new Observable<Notice | null>(null)
  /** What is searched for; cells that contain it are marked. */
  readonly query = new Observable('')
  /** Counts the moves after which the cursor must be in view. */
  readonly reveal = new Observable(0)
  /** Ids of the rows shown, in the order shown. */
  readonly view: Observable<readonly string[]>
  /** The columns shown. */
  readonly columns: Observable<readonly GridColumn[]>
  readonly levelTypist = new LevelTypist()
  private focusAsked = false
  private hidden: readonly string[] = []
  private readonly added = new Set<string>()

  constructor(
    readonly store: WorksheetStore,
    public allColumns: readonly GridColumn[],
    private readonly locale: Locale,
    readonly canEdit: boolean,
  ) {
    this.columns = new Observable<readonly GridColumn[]>(allColumns)
    this.view = new Observable<readonly string[]>(store.order.get())
  }

  /** Follows the store. @returns how to stop */
  connect(): () => void {
    this.refreshView()
    return this.store.order.subscribe(() => this.refreshView())
  }

  setSettings(settings: ViewSettings): void {
    this.added.clear()
    this.settings.set(settings)
    this.refreshView()
  }

  /** Shows all columns but these. With none hidden the list stays the same one, and no cell is drawn again. */
  hideColumns(keys: readonly string[]): void {
    this.hidden = keys
    this.columns.set(keys.length === 0 ? this.allColumns : this.allColumns.filter(({ key }) => !keys.includes(key)))
    this.selection.set(fit(this.selection.get(), this.bounds()))
  }

  /** The worksheet has other columns now; those that it had keep their places. */
  setColumns(columns: readonly GridColumn[]): void {
    this.allColumns = columns
    this.hideColumns(this.hidden)
    this.refreshView()
  }

  bounds() {
    return { rows: this.view.get().length, columns: this.columns.get().length }
  }

  activeRowId(): string | undefined {
    return this.view.get()[this.selection.get().active.row]
  }

  activeColumn(): GridColumn | undefined {
    return this.columns.get()[this.selection.get().active.column]
  }

  activeText(): string {
    return this.textAt(this.selection.get().active)
  }

  textAt({ row, column }: CellAt): string {
    const useCase = this.store.get(this.view.get()[row] ?? '')
    const at = this.columns.get()[column]
    return useCase && at ? textOf(useCase, at, this.store.worksheet) : ''
  }

  // Cursor

  select(cell: CellAt, extend = false): void {
    this.choices.set(null)
    const selection = this.selection.get()
    this.selection.set(extend ? { ...selection, focus: cell, tabStart: null } : selectCell(cell))
  }

  selectAll(): void {
    const { rows, columns } = this.bounds()
    if (rows > 0) this.selection.set(selectRange({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 }))
  }

  selectRow(): void {
    const { top, bottom } = rangeOf(this.selection.get())
    this.selection.set(selectRange({ top, bottom, left: 0, right: this.bounds().columns - 1 }))
  }

  move(motion: Motion, extend: boolean, page: number): void {
    this.choices.set(null)
    const terrain = { ...this.bounds(), page, filled: (cell: CellAt) => this.textAt(cell) !== '' }
    this.selection.set(move(this.selection.get(), motion, terrain, extend))
    this.show()
  }

  step(direction: 'across' | 'down', backwards: boolean): void {
    this.choices.set(null)
    this.selection.set(step(this.selection.get(), direction, backwards, this.bounds()))
    this.show()
  }

  /** Whether Tab has nowhere to go inside the grid, so that it leaves it. */
  tabLeaves(backwards: boolean): boolean {
    const { active } = this.selection.get()
    const { rows, columns } = this.bounds()
    const edge = backwards ? { row: 0, column: 0 } : { row: rows - 1, column: columns - 1 }
    return active.row === edge.row && active.column === edge.column
  }

  /** Goes to a row's cell, wherever the view has it. @returns whether the row is shown */
  goTo(id: string, column?: GridColumn): boolean {
    const row = this.view.get().indexOf(id)
    if (row === -1) return false
    const at = column ? this.columns.get().indexOf(column) : this.selection.get().active.column
    this.selection.set(selectCell({ row, column: Math.max(0, at) }))
    this.show()
    return true
  }

  goToCell(cell: CellAt): void {
    this.selection.set(selectCell(cell))
    this.show()
  }

  /** The grid is to take the keyboard when it appears: a first row was just made to be typed into. */
  askFocus(): void {
    this.focusAsked = true
  }

  /** @returns whether the keyboard was asked for since the last call */
  answerFocus(): boolean {
    const asked = this.focusAsked
    this.focusAsked = false
    return asked
  }

  // Cells

  canType(): boolean {
    return this.canEdit && this.activeRowId() !== undefined && this.activeColumn()?.type !== 'priority'
  }

  beginEdit(mode: 'replace' | 'edit'): void {
    if (!this.canType()) return
    this.choices.set(null)
    this.mode.set(mode)
    this.show()
  }

  cancelEdit(): void {
    this.mode.set('none')
  }

  commit(typed: string): void {
    this.mode.set('none')
    this.setActive(typed)
  }

  setActive(typed: string): void {
    const id = this.activeRowId()
    const column = this.activeColumn()
    if (id && column) this.setCell(id, column, typed)
  }

  setCell(id: string, column: GridColumn, typed: string): void {
    this.edit(cellEdit(id, column, typed, this.store.worksheet), 'typing')
  }

  clear(): void {
    const { ids, columns } = this.selected()
    this.edit(clearEdits(ids, columns), 'clear')
  }

  fillDown(): void {
    const { ids, columns } = this.selected()
    this.edit(fillDownEdits(this.useCases(ids), columns), 'fill')
  }

  copy(): string {
    const { ids, columns } = this.selected()
    return toTsv(this.useCases(ids).map((row) => columns.map((column) => textOf(row, column, this.store.worksheet))))
  }

  paste(text: string): void {
    const matrix = fromTsv(text)
    const height = matrix.length
    const width = matrix[0]?.length ?? 0
    const { top, bottom, left, right } = rangeOf(this.selection.get())
    const repeats = (bottom - top + 1) % height === 0 && (right - left + 1) % width === 0
    const rowCount = repeats ? bottom - top + 1 : height
    const columnCount = repeats ? right - left + 1 : width
    const columns = this.columns.get().slice(left, left + columnCount)
    const shown = this.view.get().slice(top, top + rowCount)
    const missing = rowCount - shown.length
    if (missing > 0 && !this.loaded()) return
    const added = Array.from({ length: missing }, newId)
    const rows = this.store.rows()
    const created = missing > 0 ? newRowEdits(rows, rows.length, added) : []
    for (const id of added) this.added.add(id)
    const pasted = pasteEdits(matrix, [...shown, ...added], columns, this.store.worksheet)
    this.edit(lastOfEach([...created, ...pasted]), 'paste')
    this.selection.set(
      fit(selectRange({ top, left, bottom: top + rowCount - 1, right: left + columnCount - 1 }), this.bounds()),
    )
    const leftOut = columnCount - columns.length
    if (leftOut > 0) this.notice.set({ kind: 'columnsLeftOut', count: leftOut })
    else if (matrix.some((line) => line.some((cell) => cell.length > MAX_CELL_LENGTH))) {
      this.notice.set({ kind: 'textCut' })
    }
  }

  undo(): void {
    this.follow(this.store.undo())
  }

  redo(): void {
    this.follow(this.store.redo())
  }

  // Rows

  /** The rows that a row command is about: the ticked ones if `id` is one of them, else `id` alone. */
  rowsMeant(id: string): string[] {
    const checked = this.checked.get()
    return checked.has(id) ? this.view.get().filter((each) => checked.has(each)) : [id]
  }

  addRow(): void {
    this.insert(this.store.order.get().length)
  }

  insertBeside(id: string, side: 'above' | 'below'): void {
    this.insert(this.store.order.get().indexOf(id) + (side === 'below' ? 1 : 0))
  }

  duplicate(id: string): void {
    const row = this.store.get(id)
    if (!row || !this.loaded()) return
    const copy = this.newRow()
    this.edit(duplicateEdits(this.store.rows(), row, copy), 'rows')
    this.goTo(copy)
  }

  delete(id: string): void {
    const ids = this.rowsMeant(id)
    this.edit(deleteEdits(ids), 'rows')
    this.checked.set(new Set([...this.checked.get()].filter((each) => !ids.includes(each))))
    this.notice.set({ kind: 'rowsDeleted', count: ids.length })
  }

  /** Rows can be moved only where the order shown is the worksheet's own. */
  canMove(): boolean {
    return this.canEdit && this.settings.get().sort === null
  }

  /** Moves rows before the row that the view shows at `index`. */
  moveTo(id: string, index: number): void {
    if (!this.canMove()) return
    const before = this.view.get()[index]
    const order = this.store.order.get()
    const ids = this.rowsMeant(id)
    this.edit(moveEdits(this.store.rows(), ids, before ? order.indexOf(before) : order.length), 'rows')
    this.goTo(id)
  }

  moveBy(id: string, by: -1 | 1): void {
    const places = this.rowsMeant(id).map((each) => this.view.get().indexOf(each))
    const index = by === -1 ? Math.min(...places) - 1 : Math.max(...places) + 2
    if (index >= 0 && index <= this.view.get().length) this.moveTo(id, index)
  }

  toggleChecked(id: string): void {
    const checked = new Set(this.checked.get())
    if (!checked.delete(id)) checked.add(id)
    this.checked.set(checked)
  }

  private show(): void {
    this.reveal.set(this.reveal.get() + 1)
  }

  private insert(index: number): void {
    if (!this.canEdit || !this.loaded()) return
    const id = this.newRow()
    this.edit(newRowEdits(this.store.rows(), index, [id]), 'rows')
    const first = this.columns.get().find(({ key }) => key === 'product') ?? this.columns.get()[0]
    this.goTo(id, first)
  }

  private newRow(): string {
    const id = newId()
    this.added.add(id)
    return id
  }

  /** Rows and their numbers can be added only when the last row is known. */
  private loaded(): boolean {
    if (this.store.next.get() === null) return true
    this.notice.set({ kind: 'stillLoading' })
    return false
  }

  private edit(edits: readonly Edit[], source: ChangeSource): void {
    if (!this.canEdit) return
    this.notice.set(null)
    this.choices.set(null)
    this.store.edit(edits, source)
  }

  private follow(reverted: Reverted | null): void {
    this.notice.set(reverted && reverted.kept > 0 ? { kind: 'keptOfOthers', count: reverted.kept } : null)
    const first = reverted?.edits[0]
    if (!first || !this.canEdit) return
    this.goTo(
      first.useCaseId,
      this.columns.get().find((column) => cellKeyOf(column) === first.field),
    )
  }

  private selected() {
    const { top, bottom, left, right } = rangeOf(this.selection.get())
    return { ids: this.view.get().slice(top, bottom + 1), columns: this.columns.get().slice(left, right + 1) }
  }

  private useCases(ids: readonly string[]) {
    return ids.flatMap((id) => this.store.get(id) ?? [])
  }

  /** Unfiltered and unsorted it is the store's own list: pages that arrive later cost nothing to merge. */
  private rowsShown(): readonly string[] {
    const settings = this.settings.get()
    if (!settings.sort && !Object.values(settings.filters).some(isFiltering)) return this.store.order.get()
    return viewOf(this.store.rows(), settings, this.allColumns, this.store.worksheet, this.locale, this.added)
  }

  /** Computes the rows shown anew and keeps the cursor on its row. */
  private refreshView(): void {
    const activeId = this.activeRowId()
    const view = this.rowsShown()
    const before = this.selection.get()
    const by = activeId === undefined ? 0 : view.indexOf(activeId) - before.active.row
    this.view.set(view)
    const stays = activeId === undefined || view.includes(activeId)
    const shifted = (cell: CellAt) => ({ ...cell, row: cell.row + by })
    const selection =
      stays && by !== 0
        ? { ...before, active: shifted(before.active), anchor: shifted(before.anchor), focus: shifted(before.focus) }
        : before
    this.selection.set(fit(selection, this.bounds()))
  }
}
