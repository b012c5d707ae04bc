import { defaultScale } from './model'
import type { Cells, FormatId, UseCase, Worksheet } from './model'

/** Worksheets for tests, with only what a test says about them. */
export function worksheet(format: FormatId, changes: Partial<Worksheet> = {}): Worksheet {
  return { id: 'worksheet', title: '会計ソフト', format, scale: defaultScale, extraColumns: [], ...changes }
}

export function useCases(...rows: Cells[]): UseCase[] {
  return rows.map((cells, index) => ({
    id: String(index),
    position: String(index).padStart(6, '0'),
    cells,
    revision: 1,
    cellRevisions: {},
  }))
}
