import type { IntakeErrorCode } from '../../domain/worksheet/intake-errors'

/** Thrown anywhere below `readGrids`, which turns it into a Result: XML events leave no other way out. */
export class Refusal extends Error {
  readonly code: IntakeErrorCode

  /** @param detail for the log only; people see the text of the code. */
  constructor(code: IntakeErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.code = code
  }
}
