import { MAX_CELLS, MAX_FILLED_ROWS, MAX_TEXT_LENGTH } from '../limits'
import { Refusal } from './refusal'

/** What one file may hold over all its sheets, counted while it is read. */
export class Budget {
  #rows = 0
  #cells = 0
  #length = 0

  /** @throws Refusal when the file has too many rows with content */
  countRow(): void {
    if (++this.#rows > MAX_FILLED_ROWS) throw new Refusal('tooLargeInside', 'too many rows')
  }

  /** @throws Refusal when the file has too many cells or too much text in them */
  countCell(text: string): void {
    this.#length += text.length
    if (++this.#cells > MAX_CELLS || this.#length > MAX_TEXT_LENGTH) {
      throw new Refusal('tooLargeInside', 'too many cells or letters')
    }
  }
}
