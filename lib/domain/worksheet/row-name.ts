/** By what people know a row: the beginning of each text, null where it is empty. */
export interface RowName {
  no: string | null
  product: string | null
  /** The problem, or the name of the case. */
  problem: string | null
}
