import type { Text } from '../../core/text'
import type { Grid, GridRow } from '../../worksheet/grid'
import * as labels from './labels'
import { at } from './rows'

/** Where the columns of the sheet stand in a file: people insert, move and delete columns in Excel. */

/** The column of the file (A = 0) in which each column of the sheet stands; one that the file lacks is absent. */
export type Columns = ReadonlyMap<number, number>

/** Rows at the top among which the title is looked for. */
const TITLE_ROWS = 5

const heads = (texts: Record<string, Text>): [number, Text][] =>
  Object.entries(texts).map(([key, text]) => [at[key as keyof typeof at], text])
const termHeads = heads({ ...labels.termColumns, ...labels.keyColumns })
const formulaHeads = heads(labels.formulaColumns)

/** Columns without which a value would be read as something else; that of a term's kind holds all settings as well. */
const needed = ['name', 'kind', 'low', 'best', 'high', 'unit'] as const

/** The columns of the sheet with the values, found by its title and its first headings; null for any other sheet. */
export function columnsOf({ rows }: Grid): Columns | null {
  const title = { title: labels.title }
  const sections = rows
    .slice(0, TITLE_ROWS)
    .flatMap(({ cells }) => [...cells].flatMap(([column, { text }]) => (labels.keyOf(title, text) ? [column] : [])))
  const section = sections.find((column) => rows.some(({ cells }) => sectionOf(cells.get(column)?.text) === 'useCase'))
  if (section === undefined) return null
  const headed = rows.find(({ cells }) => sectionOf(cells.get(section)?.text) === 'terms')
  const columns = new Map([[at.section, section], ...(headed ? headedColumns(headed, section, termHeads) : [])])
  const taken = new Set(columns.values())
  // A heading in other words still stands beside its neighbour, unless another column has taken its place.
  for (let column = at.section + 1; column <= at.exact; column++) {
    const left = columns.get(column - 1)
    if (columns.has(column) || left === undefined || taken.has(left + 1)) continue
    columns.set(column, left + 1)
    taken.add(left + 1)
  }
  return columns
}

/** The columns below a row that begins a section: where its own headings stand, all others as in the whole sheet. */
export function columnsBelow(columns: Columns, section: labels.Section, row: GridRow): Columns {
  const own = section === 'terms' ? termHeads : section === 'formulas' ? formulaHeads : []
  return own.length === 0 ? columns : new Map([...columns, ...headedColumns(row, columns.get(at.section), own)])
}

/** The row with its cells in the columns that the product gave them. */
export function inPlace(row: GridRow, columns: Columns): GridRow {
  const cells = new Map(
    [...columns].flatMap(([column, found]) => {
      const cell = row.cells.get(found)
      return cell ? [[column, cell] as const] : []
    }),
  )
  return { ...row, cells }
}

/** The heading, in Japanese, of a column that cannot be done without and is gone; null when all are there. */
export function lackingColumn(columns: Columns): string | null {
  const key = needed.find((each) => !columns.has(at[each]))
  return key ? labels.termColumns[key].ja : null
}

export function sectionOf(text: string | undefined): labels.Section | null {
  return labels.keyOf(labels.sections, text)
}

/** Of two columns with one heading the one nearer to where the product put it. The section's name is no heading. */
function headedColumns(
  { cells }: GridRow,
  section: number | undefined,
  texts: readonly (readonly [number, Text])[],
): (readonly [number, number])[] {
  return texts.flatMap(([column, text]) => {
    const headed = [...cells].flatMap(([found, cell]) =>
      found !== section && labels.keyOf({ text }, cell.text) ? [found] : [],
    )
    const [nearest] = headed.sort((one, other) => Math.abs(one - column) - Math.abs(other - column))
    return nearest === undefined ? [] : [[column, nearest] as const]
  })
}
