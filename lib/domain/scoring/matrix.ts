import { readLevel } from '../worksheet/levels'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { scaleOf } from '../worksheet/priority'

/**
 * The workshop's matrix: importance upwards, urgency with HIGH ON THE LEFT, so that top left is urgent and
 * important. Levels are bands of equal size, whatever their scores: they are an order, not a measure.
 */

export interface MatrixCell<Case> {
  urgency: string
  importance: string
  cases: Case[]
}

export interface Matrix<Case> {
  /** Best first: columns from the left and rows from the top. */
  levels: { name: string; score: number }[]
  /** Row by row from the top left; every pair of levels once. */
  cells: MatrixCell<Case>[]
  /** Use cases without a place, because urgency or importance is missing or unclear. */
  unplaced: Case[]
}

/** Sorts use cases into the matrix; within a cell they keep the order they come in. */
export function matrixOf<Case extends { cells: Cells }>(
  format: FormatId,
  scale: Scale,
  useCases: readonly Case[],
): Matrix<Case> {
  const scores = scaleOf(format, scale)
  const levels = Object.entries(scores)
    .map(([name, score]) => ({ name, score }))
    .sort((a, b) => b.score - a.score)
  const cells = levels.flatMap(({ name: importance }) =>
    levels.map(({ name: urgency }): MatrixCell<Case> => ({ urgency, importance, cases: [] })),
  )
  const places = new Map(cells.map((cell) => [JSON.stringify([cell.urgency, cell.importance]), cell]))
  const unplaced: Case[] = []
  for (const useCase of useCases) {
    const urgency = readLevel(useCase.cells.urgency, scores).level
    const importance = readLevel(useCase.cells.importance, scores).level
    const cell = places.get(JSON.stringify([urgency, importance]))
    if (cell) cell.cases.push(useCase)
    else unplaced.push(useCase)
  }
  return { levels, cells, unplaced }
}

export interface Point {
  x: number
  y: number
}

export interface CellLayout {
  /** Centres, for the first cases of the cell. */
  dots: Point[]
  /** For the first dots: left end of the label, on its middle line. A leader line runs from the dot to here. */
  labels: Point[]
  /** What a label may take from its left end. */
  labelWidth: number
  radius: number
  /** Cases that found no room. */
  hidden: number
  /** Where the count of hidden cases is written, null when there are none or the cell is too small for a line. */
  more: Point | null
}

/**
 * Places the cases of one cell, so that nothing overlaps: dots as a tight cluster at the left, labels one below the
 * other at its right. Labels need more height than dots, so each is tied to its dot by a leader line; both run from
 * top to bottom, so no two leaders cross. Sizes are in pixels, `em` is the font's size.
 */
export function layoutCell(width: number, height: number, count: number, em: number): CellLayout {
  const pitch = em * 1.1
  const line = em * 1.5
  const gap = em * 1.2
  const radius = em * 0.4
  const innerWidth = width - em
  const innerHeight = height - em
  const middle = height / 2

  const dotRows = Math.max(0, Math.min(count, Math.floor(innerHeight / pitch)))
  // Labels keep 4 em, room for `+1,234`; beside a single column of dots 2 em do, for a number.
  const roomy = Math.floor((innerWidth - gap - em * 4) / pitch)
  const mostColumns = Math.max(roomy, innerWidth >= pitch + gap + em * 2 ? 1 : 0)
  const columns = dotRows === 0 ? 0 : Math.min(mostColumns, Math.ceil(count / dotRows))
  const shown = Math.min(count, columns * dotRows)
  const hidden = count - shown
  const lines = mostColumns > 0 ? Math.max(0, Math.floor(innerHeight / line)) : 0
  const labelled = Math.min(shown, hidden > 0 ? Math.max(0, lines - 1) : lines)
  const writtenLines = labelled + (hidden > 0 && lines > 0 ? 1 : 0)

  // The first column stands beside the labels, because the first cases are the labelled ones.
  const right = em / 2 + columns * pitch
  const dots = Array.from({ length: shown }, (_, index) => ({
    x: right - pitch * (Math.floor(index / dotRows) + 0.5),
    y: middle + pitch * ((index % dotRows) - (dotRows - 1) / 2),
  }))
  const writing = Array.from({ length: writtenLines }, (_, index) => ({
    x: right + gap,
    y: middle + line * (index - (writtenLines - 1) / 2),
  }))
  return {
    dots,
    labels: writing.slice(0, labelled),
    labelWidth: Math.max(0, width - em / 2 - right - gap),
    radius,
    hidden,
    more: hidden > 0 ? (writing[labelled] ?? null) : null,
  }
}
