import type { Cells } from './model'

/** By what people know a row: the beginning of each text, null where it is empty. */
export interface RowName {
  no: string | null
  product: string | null
  /** The problem, or the name of the case. */
  problem: string | null
}

/** Characters of each text. */
const NAME_LENGTH = 120

export function rowName(cells: Cells): RowName {
  const brief = (text: string | undefined) => text?.slice(0, NAME_LENGTH) ?? null
  return { no: brief(cells.no), product: brief(cells.product), problem: brief(cells.problem ?? cells.caseName) }
}
