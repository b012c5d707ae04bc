/**
 * Cells as clipboard text, the way Excel and Google Sheets write and read it: tab between columns, line end between
 * rows, and a cell that itself holds a tab or a line end in double quotes, with its own quotes doubled.
 */

/** Writes a matrix of cells. One cell alone goes without a line end, so that it pastes cleanly into a text field. */
export function toTsv(matrix: readonly (readonly string[])[]): string {
  const lines = matrix.map((row) => row.map(quoteWhereNeeded).join('\t'))
  return lines.length === 1 && matrix[0]?.length === 1 ? (lines[0] ?? '') : lines.map((line) => `${line}\r\n`).join('')
}

/**
 * Reads clipboard text into a matrix whose rows are equally long. Line ends inside cells become `\n`. A cell counts as
 * quoted only when its closing quote ends it, as spreadsheets write `"quoted" words` without quoting them.
 */
export function fromTsv(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n')
  const rows: string[][] = [[]]
  let at = 0
  for (;;) {
    const { value, end } = readCell(source, at)
    rows.at(-1)?.push(value)
    if (end >= source.length) break
    at = end + 1
    if (source[end] === '\n') {
      // The line end after the last row closes it and starts no other.
      if (at === source.length) break
      rows.push([])
    }
  }
  // Not Math.max(...rows): a hundred thousand lines are too many arguments for a call.
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0)
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

function quoteWhereNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function readCell(source: string, start: number): { value: string; end: number } {
  if (source[start] === '"') {
    const close = closingQuote(source, start + 1)
    const after = source[close + 1]
    if (close !== -1 && (after === undefined || after === '\t' || after === '\n')) {
      return { value: source.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 }
    }
  }
  let end = start
  while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1
  return { value: source.slice(start, end), end }
}

/** Index of the quote that is not doubled, or -1. */
function closingQuote(source: string, from: number): number {
  let at = source.indexOf('"', from)
  while (at !== -1 && source[at + 1] === '"') at = source.indexOf('"', at + 2)
  return at
}
