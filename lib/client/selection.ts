/** Where the cursor is and how it moves: pure index arithmetic over the visible rows and columns. */

export interface CellAt {
  row: number
  column: number
}

export interface Selection {
  /** The cell that typing goes to; Tab and Enter move it about inside a range. */
  active: CellAt
  /** The corner of the range that Shift keeps. */
  anchor: CellAt
  /** The corner of the range that Shift moves. */
  focus: CellAt
  /** Column where a run of Tab began: Enter returns to it, as in a spreadsheet. */
  tabStart: number | null
}

export interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

export interface Bounds {
  rows: number
  columns: number
}

export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'sheetStart'
  | 'sheetEnd'
  | 'pageUp'
  | 'pageDown'
  | 'edgeUp'
  | 'edgeDown'
  | 'edgeLeft'
  | 'edgeRight'

/** What a motion needs to know of the sheet besides its size. */
export interface Terrain extends Bounds {
  /** Rows that one page key moves by. */
  page: number
  filled: (cell: CellAt) => boolean
}

/** One cell, the cursor on it. */
export function selectCell(cell: CellAt): Selection {
  return { active: cell, anchor: cell, focus: cell, tabStart: null }
}

/** The rectangle that a selection covers. */
export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

/** A rectangle, the cursor in its first cell. */
export function selectRange(range: Range): Selection {
  const corner = { row: range.top, column: range.left }
  return {
    active: corner,
    anchor: corner,
    focus: { row: range.bottom, column: range.right },
    tabStart: null,
  }
}

/** Moves the cursor, or with `extend` the far corner of the range. */
export function move(selection: Selection, motion: Motion, terrain: Terrain, extend: boolean): Selection {
  const target = destination(extend ? selection.focus : selection.active, motion, terrain)
  return extend ? { ...selection, focus: target, tabStart: null } : selectCell(target)
}

/** Tab (`across`) or Enter (`down`): cycles inside a range, otherwise steps to the next cell. */
export function step(
  selection: Selection,
  direction: 'across' | 'down',
  backwards: boolean,
  bounds: Bounds,
): Selection {
  const range = rangeOf(selection)
  if (range.top !== range.bottom || range.left !== range.right) return cycle(selection, range, direction, backwards)
  const { row, column } = selection.active
  const by = backwards ? -1 : 1
  if (direction === 'across') {
    const next = { row, column: clamp(column + by, bounds.columns) }
    return { ...selectCell(next), tabStart: selection.tabStart ?? column }
  }
  return selectCell({ row: clamp(row + by, bounds.rows), column: backwards ? column : (selection.tabStart ?? column) })
}

/** Keeps a selection inside bounds that shrank; the very same one if it is inside. */
export function fit(selection: Selection, bounds: Bounds): Selection {
  const isInside = ({ row, column }: CellAt) =>
    row === clamp(row, bounds.rows) && column === clamp(column, bounds.columns)
  if (isInside(selection.active) && isInside(selection.anchor) && isInside(selection.focus)) return selection
  const inside = (cell: CellAt) => ({ row: clamp(cell.row, bounds.rows), column: clamp(cell.column, bounds.columns) })
  return {
    ...selection,
    active: inside(selection.active),
    anchor: inside(selection.anchor),
    focus: inside(selection.focus),
  }
}

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1))
}

function cycle(selection: Selection, range: Range, direction: 'across' | 'down', backwards: boolean): Selection {
  const width = range.right - range.left + 1
  const height = range.bottom - range.top + 1
  const row = selection.active.row - range.top
  const column = selection.active.column - range.left
  const place = direction === 'across' ? row * width + column : column * height + row
  const next = (place + (backwards ? -1 : 1) + width * height) % (width * height)
  const active =
    direction === 'across'
      ? { row: range.top + Math.floor(next / width), column: range.left + (next % width) }
      : { row: range.top + (next % height), column: range.left + Math.floor(next / height) }
  return { ...selection, active }
}

function destination(from: CellAt, motion: Motion, terrain: Terrain): CellAt {
  const { row, column } = from
  switch (motion) {
    case 'up':
      return { row: clamp(row - 1, terrain.rows), column }
    case 'down':
      return { row: clamp(row + 1, terrain.rows), column }
    case 'left':
      return { row, column: clamp(column - 1, terrain.columns) }
    case 'right':
      return { row, column: clamp(column + 1, terrain.columns) }
    case 'rowStart':
      return { row, column: 0 }
    case 'rowEnd':
      return { row, column: clamp(terrain.columns - 1, terrain.columns) }
    case 'sheetStart':
      return { row: 0, column: 0 }
    case 'sheetEnd':
      return { row: clamp(terrain.rows - 1, terrain.rows), column: clamp(terrain.columns - 1, terrain.columns) }
    case 'pageUp':
      return { row: clamp(row - terrain.page, terrain.rows), column }
    case 'pageDown':
      return { row: clamp(row + terrain.page, terrain.rows), column }
    case 'edgeUp':
      return edge(from, { row: -1, column: 0 }, terrain)
    case 'edgeDown':
      return edge(from, { row: 1, column: 0 }, terrain)
    case 'edgeLeft':
      return edge(from, { row: 0, column: -1 }, terrain)
    case 'edgeRight':
      return edge(from, { row: 0, column: 1 }, terrain)
  }
}

/** Ctrl+arrow: to the end of the filled run, else over the gap to the next filled cell, else to the sheet's edge. */
function edge(from: CellAt, by: CellAt, terrain: Terrain): CellAt {
  const next = (cell: CellAt) => ({ row: cell.row + by.row, column: cell.column + by.column })
  const inside = (cell: CellAt) =>
    cell.row >= 0 && cell.row < terrain.rows && cell.column >= 0 && cell.column < terrain.columns
  let at = from
  if (!inside(next(at))) return at
  const inRun = terrain.filled(at) && terrain.filled(next(at))
  do at = next(at)
  while (inside(next(at)) && (inRun ? terrain.filled(next(at)) : !terrain.filled(at)))
  return at
}
