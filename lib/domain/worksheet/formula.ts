import { columnName, MAX_COLUMNS, MAX_ROWS, parseRange, type GridMerge } from './grid'

/** Formulas as text: what they refer to, and how they read elsewhere. No arithmetic. */

export interface References {
  /** Ranges with the sheet they name (null: the formula's own). */
  ranges: { sheet: string | null; range: GridMerge }[]
  /** Other words that may be defined names, in lower case. */
  names: string[]
  /** The formula refers to cells in a way that its text does not tell: INDIRECT, tables, several sheets at once. */
  isOpaque: boolean
}

const sheetName = String.raw`(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?`
const cell = String.raw`\$?[A-Za-z]{1,3}\$?[0-9]{1,7}`
const area = String.raw`${cell}(?::${cell})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}`
const reference = new RegExp(String.raw`(?<![\p{L}\p{N}_.$'!:])${sheetName}(${area})(?![\p{L}\p{N}_.(!])`, 'gu')
const word = /(?<![\p{L}\p{N}_.\\#])[\p{L}_\\][\p{L}\p{N}_.\\?]*(?![\p{L}\p{N}_.\\?(])/gu

/** References made of text, of tables and other files (`[`), of what spills from a cell (`A1#`), of several sheets. */
const opaque = /\b(INDIRECT|OFFSET)\s*\(|\[|[0-9]#|[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+!|'[^']*:[^']*'!/iu

/** What a formula refers to. Cells that it may refer to in ways unknown make it opaque. */
export function references(formula: string): References {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""')
  const ranges: References['ranges'] = []
  let isOpaque = opaque.test(bare)
  const rest = bare.replace(reference, (whole, sheet: string | undefined, text: string) => {
    const range = areaOf(text)
    if (!range) return whole
    ranges.push({ sheet: sheet === undefined ? null : plainSheet(sheet), range })
    return ' '
  })
  // A sheet's name that still stands there belongs to a defined name of that sheet.
  if (rest.includes('!')) isOpaque = true
  const names = [...rest.matchAll(word)].map(([name]) => name.toLowerCase())
  return { ranges, names: names.filter((name) => name !== 'true' && name !== 'false'), isOpaque }
}

function plainSheet(written: string): string {
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written
}

function areaOf(text: string): GridMerge | null {
  const plain = text.replaceAll('$', '')
  const [first = '', last = first] = plain.split(':')
  if (/^\d/.test(plain)) return parseRange(`A${first}:${columnName(MAX_COLUMNS - 1)}${last}`)
  if (/\d/.test(plain)) return parseRange(plain)
  return parseRange(`${first}1:${last}${MAX_ROWS}`)
}

const pieces = new RegExp(
  String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\]|(?<![\p{L}\p{N}_.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.(!])|(?<![\p{L}\p{N}_.$:])(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![\p{L}\p{N}_.(!])`,
  'gu',
)

/** The formula as it reads some rows and columns away: references move, except what is fixed by `$`. */
export function shiftFormula(formula: string, rows: number, columns = 0): string {
  const row = (fixed: string, number: string) => {
    const moved = fixed ? Number(number) : Number(number) + rows
    return moved >= 1 && moved <= MAX_ROWS ? fixed + moved : null
  }
  return formula.replace(pieces, (whole, ...groups: (string | undefined)[]) => {
    const [fixedColumn = '', letters, fixedRow = '', number = '', fixedFirst = '', first, fixedLast = '', last = ''] =
      groups
    if (first !== undefined) {
      const [from, to] = [row(fixedFirst, first), row(fixedLast, last)]
      return from === null || to === null ? '#REF!' : `${from}:${to}`
    }
    if (letters === undefined || !parseRange(letters + number)) return whole
    const moved = fixedColumn ? letters : shiftLetters(letters, columns)
    const to = row(fixedRow, number)
    return moved === null || to === null ? '#REF!' : fixedColumn + moved + to
  })
}

function shiftLetters(letters: string, columns: number): string | null {
  if (columns === 0) return letters
  const column = parseRange(`${letters}1`)!.left + columns
  return column >= 0 && column < MAX_COLUMNS ? columnName(column) : null
}
