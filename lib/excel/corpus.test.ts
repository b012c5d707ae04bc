import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fieldType, type CellKey } from '../domain/worksheet/fields'
import type { Issue } from '../domain/worksheet/issues'
import { readApplicability, readLevel } from '../domain/worksheet/levels'
import { isDefaultScale } from '../domain/worksheet/scale-sheet'
import { parseWorkbook } from '../domain/worksheet/parse'
import type { RowReading, SheetReading } from '../domain/worksheet/sheet-reading'
import { Refusal } from './read/refusal'
import { readGrids } from './read/workbook'

/** Files as real people and programs write them, each beside its reading; made by `npm run fixtures`. */
const folder = join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'xlsx')
const files = readdirSync(folder).filter((name) => !name.endsWith('.json'))

test('there are at least sixty', () => {
  expect(files.length).toBeGreaterThanOrEqual(60)
})

test.each(files)('%s', (file) => {
  const { expected } = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as { expected: unknown }
  expect(readingOf(readFileSync(join(folder, file)))).toEqual(expected)
})

function readingOf(bytes: Uint8Array): unknown {
  try {
    const result = parseWorkbook(readGrids(bytes))
    if (!result.ok) return { error: result.error.code }
    const { sheets, issues } = result.value
    return { sheets: sheets.map(sheetOf), ...(issues.length > 0 && { issues: issues.map(said) }) }
  } catch (error) {
    if (error instanceof Refusal) return { error: error.code }
    throw error
  }
}

/** Only what is out of the ordinary is mentioned, so that a person can check the expectation by eye. */
function sheetOf({ name, hidden, format, headerRow, scale, rows, issues }: SheetReading) {
  return {
    ...(name !== 'ML Usecase Discovery Worksheet' && { name }),
    ...(hidden && { hidden }),
    format,
    headerRow,
    ...(!isDefaultScale(scale) && { scale }),
    rows: rows.map((row) => rowOf(row, scale)),
    ...(issues.length > 0 && { issues: issues.map(said) }),
  }
}

function rowOf({ sheetRow, hidden, cells, priority, priorityInFile }: RowReading, scale: SheetReading['scale']) {
  const means = Object.entries(cells).flatMap(([key, text]) => {
    const type = fieldType(key as CellKey)
    const meaning =
      type === 'level'
        ? readLevel(text, scale).level
        : type === 'applicability'
          ? readApplicability(text).applicability
          : text
    return meaning === text ? [] : [[key, meaning]]
  })
  return {
    sheetRow,
    ...(hidden && { hidden }),
    cells,
    ...(means.length > 0 && { means: Object.fromEntries(means) }),
    ...(priority !== null && { priority }),
    ...(priorityInFile !== null && { priorityInFile }),
  }
}

function said({ code, cell }: Issue): string {
  return cell ? `${code} ${cell}` : code
}
