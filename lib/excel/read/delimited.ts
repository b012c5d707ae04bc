import { CsvError, parse } from 'csv-parse/sync'
import { storableText } from '../../domain/worksheet/cell-text'
import { MAX_COLUMNS, type Grid, type GridCell, type GridRow } from '../../domain/worksheet/grid'
import { recognise } from '../../domain/worksheet/recognise'
import { MAX_DELIMITED_ROWS, MAX_RECORD_LENGTH } from '../limits'
import type { Budget } from './budget'
import { decodeText } from './encoding'
import { Refusal } from './refusal'

/** What stands between the cells: comma (Excel, Google Sheets), tab (Excel's Unicode text), semicolon (Europe). */
const delimiters = [',', '\t', ';'] as const
/** Records in which the header is looked for when telling the delimiter. */
const HEAD_RECORDS = 200
/** Spreadsheets put `'` before what would otherwise become a formula. It is not part of the text. */
const guarded = /^'(?=[=+\-@\t\n])/
/** Other systems write `="001"` so that Excel keeps the zeros. */
const keptText = /^="((?:[^"]|"")*)"$/

/**
 * The one sheet of a CSV or TSV file, whatever its encoding and separator. Row numbers count records, as a spreadsheet
 * does that opens the file.
 * @throws Refusal when the text is in no known encoding, a quote is not closed, or it is beyond the limits
 */
export function readDelimited(bytes: Uint8Array, budget: Budget): Grid {
  const text = storableText(decodeText(bytes))
  const delimiter = delimiters.find((each) => recognise(toGrid(records(text, each, HEAD_RECORDS)))) ?? ','
  const grid = toGrid(records(text, delimiter))
  for (const { cells } of grid.rows) {
    budget.countRow()
    for (const cell of cells.values()) budget.countCell(cell.text)
  }
  return grid
}

/** @param most only so many records from the beginning */
function records(text: string, delimiter: string, most = -1): string[][] {
  let count = 0
  if (isTooWide(text, delimiter)) throw new Refusal('tooLargeInside', 'too many columns')
  try {
    return parse(text, {
      delimiter,
      to: most,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD_LENGTH,
      on_record: (record: string[]) => {
        if (++count > MAX_DELIMITED_ROWS) throw new Refusal('tooLargeInside', 'too many lines')
        if (record.length > MAX_COLUMNS) throw new Refusal('tooLargeInside', 'too many columns')
        return record
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Refusal('unclosedQuote', error.message)
    throw new Refusal(error.code === 'CSV_MAX_RECORD_SIZE' ? 'tooLargeInside' : 'damaged', error.message)
  }
}

/** Whether a line holds more separators than a sheet has columns: told before millions of empty fields are made of it. */
function isTooWide(text: string, delimiter: string): boolean {
  const separator = delimiter.charCodeAt(0)
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x0a) count = 0
    else if (code === separator && ++count >= MAX_COLUMNS) return true
  }
  return false
}

function toGrid(lines: string[][]): Grid {
  const rows: GridRow[] = []
  lines.forEach((line, index) => {
    const cells = new Map<number, GridCell>()
    line.forEach((written, column) => {
      const kept = keptText.exec(written)?.[1]
      const text = kept === undefined ? written.replace(guarded, '') : kept.replaceAll('""', '"')
      if (text !== '') cells.set(column, { text, formula: null })
    })
    if (cells.size > 0) rows.push({ number: index + 1, hidden: false, cells })
  })
  return { name: 'CSV', hidden: false, rows, merges: [] }
}
