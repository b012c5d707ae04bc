import { cutText, storableText } from '../worksheet/cell-text'
import { fieldType, type CellKey } from '../worksheet/fields'
import { readApplicability, readLevel } from '../worksheet/levels'
import type { Cells, Scale } from '../worksheet/model'

/** Not a character: no workbook can hold it, so an export leaves it out. */
const unwritable = /[\uFFFE\uFFFF]/g

/**
 * A text as a workbook of ours holds it and a reading of it gives it back: levels and applicability as the word they
 * mean, line feeds only, cut at Excel's limit; null for what reads as an empty cell.
 * @param scale the worksheet's, as it was exported
 */
export function textInFile(field: CellKey, text: string | null, scale: Scale): string | null {
  if (text === null || text.trim() === '') return null
  const type = fieldType(field)
  const meaning =
    type === 'level'
      ? readLevel(text, scale).level
      : type === 'applicability'
        ? readApplicability(text).applicability
        : null
  const written = meaning ?? cutText(storableText(text).replace(unwritable, ''))
  return written.trim() === '' ? null : written
}

/** Cells as a workbook holds them: what of a row has to be compared with a file that was exported from it. */
export function cellsInFile(cells: Cells, scale: Scale): Cells {
  const written: Cells = {}
  for (const [field, text] of Object.entries(cells) as [CellKey, string][]) {
    const held = textInFile(field, text, scale)
    if (held !== null) written[field] = held
  }
  return written
}

/** Whether a file that says one of two texts says the other as well: 高い and 高 are no change of each other. */
export function sameInFile(scale: Scale) {
  return (field: CellKey, one: string | null, other: string | null): boolean =>
    one === other || textInFile(field, one, scale) === textInFile(field, other, scale)
}
