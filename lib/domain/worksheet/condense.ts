import { isExtraKey, isProductField, productFields, type CellKey, type ExtraKey } from './fields'
import { formats } from './formats/formats'
import type { Issue } from './issues'
import { MAX_SCORE } from './scale-form'
import { defaultScale, MAX_LEVEL_LENGTH, MAX_LEVELS, type Cells, type FormatId, type Scale } from './model'
import type { SheetReading, WorkbookReading } from './sheet-reading'
import type { ColumnChoices, FileReading, IssueFacts, RowPlaces, SheetFacts } from './reading'

/** Rows of each sheet that are kept for the preview. */
const SAMPLE_ROWS = 100
/** Issues of one kind that are kept with their addresses; further ones are counted. */
const KEPT_ISSUES = 50
const QUOTED_LENGTH = 200
/** Characters of a header that a worksheet can hold. */
const MAX_KEY_LENGTH = 200

/**
 * Divides a reading into the facts for the preview, the cells of each sheet's rows, and where those stood.
 * @param exportId what the file says to be a copy of
 */
export function condense(
  { sheets, datasets, issues }: WorkbookReading,
  choices: ColumnChoices[],
  exportId: string | null,
): { reading: FileReading; rows: Cells[][]; places: RowPlaces[] } {
  const condensed = sheets.map((sheet, index) => condenseSheet(sheet, choices[index] ?? {}))
  return {
    reading: { exportId, sheets: condensed.map(({ facts }) => facts), datasets, issues: grouped(issues) },
    rows: condensed.map(({ rows }) => rows),
    places: condensed.map(({ places }) => places),
  }
}

function condenseSheet(
  sheet: SheetReading,
  choices: ColumnChoices,
): { facts: SheetFacts; rows: Cells[]; places: RowPlaces } {
  const keys = storableKeys(sheet, choices)
  const kept = sheet.rows
    .map(({ cells, ...row }) => ({ ...row, cells: renamed(cells, keys) }))
    .filter(({ cells }) => Object.keys(cells).some((key) => key !== 'no'))
  return {
    facts: {
      name: sheet.name,
      hidden: sheet.hidden,
      format: sheet.format,
      headerRow: sheet.headerRow,
      scale: usable(sheet.scale),
      columns: sheet.columns.map(({ column, header, key }) => ({
        column,
        header: header ?? '',
        key: key === 'priority' ? key : (keys.get(key) ?? null),
      })),
      extraColumns: [...keys.values()].filter((key) => key !== null).filter(isExtraKey),
      usedKeys: [...new Set(kept.flatMap(({ cells }) => Object.keys(cells) as CellKey[]))],
      rowCount: kept.length,
      assessedCount: kept.filter(({ assessment }) => assessment).length,
      valueCount: kept.filter(({ value }) => value).length,
      exampleCount: sheet.skippedExamples + kept.filter(({ example }) => example).length,
      readAsCount: sheet.issues.filter(({ code }) => code === 'normalised').length,
      sample: kept.slice(0, SAMPLE_ROWS).map(({ sheetRow, example, cells }) => ({ sheetRow, example, cells })),
      issues: grouped(sheet.issues),
    },
    rows: kept.map(({ cells }) => cells),
    places: {
      assessments: kept.some(({ assessment }) => assessment) ? kept.map(({ assessment }) => assessment ?? null) : null,
      values: kept.some(({ value }) => value) ? kept.map(({ value }) => value ?? null) : null,
      sheetRows: kept.map(({ sheetRow }) => sheetRow),
      rowIds: kept.some(({ rowId }) => rowId !== null) ? kept.map(({ rowId }) => rowId) : null,
    },
  }
}

/** The key under which each column's cells are stored: null when left out, shortened when its header is very long. */
export function storableKeys(
  sheet: Pick<SheetReading, 'columns'>,
  choices: ColumnChoices,
): Map<CellKey, CellKey | null> {
  // The product's own fields stand on a sheet of their own, which no choice of columns is about.
  const keys = new Map<CellKey, CellKey | null>(productFields.map((key) => [key, key]))
  const taken = new Set<string>()
  for (const { column, key } of sheet.columns) {
    if (key === 'priority' || keys.has(key)) continue
    if (choices[column] === null) keys.set(key, null)
    else if (isExtraKey(key)) keys.set(key, shortened(key, taken))
    else keys.set(key, key)
  }
  return keys
}

function shortened(key: ExtraKey, taken: Set<string>): ExtraKey {
  const short = key.slice(0, MAX_KEY_LENGTH).replace(/[\uD800-\uDBFF]$/, '') as ExtraKey
  let unique = short
  for (let count = 2; taken.has(unique); count++) unique = `${short} (${count})`
  taken.add(unique)
  return unique
}

function renamed(cells: Cells, keys: Map<CellKey, CellKey | null>): Cells {
  const stored: Cells = {}
  for (const key in cells) {
    const target = keys.get(key as CellKey)
    if (target) stored[target] = cells[key as CellKey]
  }
  return stored
}

/** What of a file's scale a worksheet can hold: one with any other could not be opened any more. */
function usable(scale: Scale): Scale {
  const held = Object.entries(scale)
    .filter(([level, score]) => level.length <= MAX_LEVEL_LENGTH && Math.abs(score) <= MAX_SCORE)
    .slice(0, MAX_LEVELS)
  return held.length > 0 ? Object.fromEntries(held) : defaultScale
}

function grouped(issues: Issue[]): IssueFacts[] {
  const groups = new Map<string, Issue[]>()
  for (const each of issues) {
    const group = groups.get(each.code)
    if (group) group.push(each)
    else groups.set(each.code, [each])
  }
  return [...groups.values()].map((group) => ({ count: group.length, issues: group.slice(0, KEPT_ISSUES).map(brief) }))
}

/** A cell's whole text would be kept once more for each remark about it; the sentence quotes only its beginning. */
function brief(issue: Issue): Issue {
  return { ...issue, values: { ...issue.values, text: issue.values.text?.slice(0, QUOTED_LENGTH) } }
}

/**
 * The keys that a worksheet of `format` stores a sheet's cells under: a field the format lacks becomes a column of the
 * team's own, named as its own format names it. Empty when nothing changes.
 */
export function keysInFormat(facts: SheetFacts, format: FormatId): Record<string, ExtraKey> {
  const known = new Set<string>(formats[format].columns.map(({ key }) => key))
  const headers = new Map<string, string>(formats[facts.format].columns.map(({ key, header }) => [key, header]))
  const taken = new Set<string>(facts.extraColumns)
  return Object.fromEntries(
    facts.usedKeys.flatMap((key) => {
      if (isExtraKey(key) || isProductField(key) || known.has(key)) return []
      const header = (headers.get(key) ?? key).replace(/\s+/g, ' ')
      return [[key, shortened(`extra:${header}`, taken)] as const]
    }),
  )
}
