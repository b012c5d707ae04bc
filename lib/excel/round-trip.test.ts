import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storableText } from '../domain/worksheet/cell-text'
import { fieldType, MAX_CELL_LENGTH, type ExtraKey, type FieldKey } from '../domain/worksheet/fields'
import { worksheet } from '../domain/worksheet/fixtures'
import { formats } from '../domain/worksheet/formats/formats'
import type { Grid } from '../domain/worksheet/grid'
import { matchHeader } from '../domain/worksheet/headers'
import { defaultScale, formatIds, type Cells, type FormatId, type Scale } from '../domain/worksheet/model'
import { parseWorkbook } from '../domain/worksheet/parse'
import { render } from '../domain/worksheet/render'
import { drawWorkbook } from './draw'
import { readGrids } from './read/workbook'

/** What people paste: formulas, escapes, line ends, emoji, full width, control characters, the longest cell. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+81',
    '-',
    '@user',
    '_x0041_',
    '_x005F_x0041_',
    '<b>&amp;</b>',
    ']]>',
    '👩‍💻家族👨‍👩‍👧',
    'ＡＢＣ１２３',
    '　全角　',
  ),
  fc.constantFrom(
    ' 前後 ',
    '\n行\n\n行 \n',
    '\tタブ\t',
    'a\u0001b\u000Bc',
    '007',
    '1e5',
    '2024/1/2',
    '#N/A',
    'TRUE',
    '"',
    "'",
  ),
  fc.constantFrom('長'.repeat(MAX_CELL_LENGTH), '😀'.repeat(Math.floor(MAX_CELL_LENGTH / 2))),
)
const text = nasty
  .map((text) => storableText(text).replace(/[\uFFFE\uFFFF]/g, ''))
  .filter((text) => text.trim() !== '' && text.length <= MAX_CELL_LENGTH)

const ownHeader = text
  .map((text) => text.trim().slice(0, 30))
  .filter((text) => {
    return storableText(text) === text && text.trim() === text && matchHeader(text) === null
  })

function cellOf(key: FieldKey, scale: Scale): fc.Arbitrary<string> {
  const type = fieldType(key)
  if (type === 'level') return fc.constantFrom(...Object.keys(scale), '未定', '高〜中', '?', '*')
  if (type === 'applicability') return fc.constantFrom('〇', '△', '×', '要確認')
  if (type === 'label') return fc.oneof(fc.nat(30).map(String), fc.constantFrom('4-1', '03', '2.5', 'A'), text)
  return text
}

function cellsOf(format: FormatId, scale: Scale, extraColumns: ExtraKey[]): fc.Arbitrary<Cells> {
  const keys = formats[format].columns.flatMap(({ key }) => (key === 'priority' ? [] : [key]))
  const known = Object.fromEntries(keys.map((key) => [key, cellOf(key, scale)]))
  const own = Object.fromEntries(extraColumns.map((key) => [key, text]))
  return fc
    .record<Record<string, string>>({ ...known, ...own }, { requiredKeys: [] })
    .filter((cells) => Object.keys(cells).some((key) => key !== 'no'))
}

function worksheets(format: FormatId) {
  const scales: Scale[] = [defaultScale, { 最高: 10, 高: 5, 中: 2.5, 低: 0 }, { 低: 1, 高: 100 }]
  return fc
    .record({
      scale: formats[format].scaleSheet === null ? fc.constant(defaultScale) : fc.constantFrom(...scales),
      extraColumns: fc
        .uniqueArray(ownHeader, { maxLength: 3 })
        .map((names) => names.map((name): ExtraKey => `extra:${name}`)),
    })
    .chain(({ scale, extraColumns }) =>
      fc.record({
        worksheet: fc.constant(worksheet(format, { scale, extraColumns })),
        rows: fc.array(cellsOf(format, scale, extraColumns), { maxLength: 24 }),
      }),
    )
}

const idOf = (index: number) => `7c9e6679-7425-40de-944b-${String(index).padStart(12, '0')}`
const identified = (rows: Cells[]) => rows.map((cells, index) => ({ id: idOf(index), cells }))

function read(grids: Grid[]) {
  const result = parseWorkbook(grids)
  if (!result.ok) throw new Error(result.error.code)
  const [sheet] = result.value.sheets
  return {
    format: sheet!.format,
    scale: sheet!.scale,
    extraColumns: sheet!.extraColumns,
    rows: sheet!.rows.map(({ cells }) => cells),
    ids: sheet!.rows.map(({ rowId }) => rowId),
    differing: sheet!.issues.filter(({ code }) => code === 'priorityDiffers' || code === 'formulaWithoutResult'),
  }
}

describe.each(formatIds)('a worksheet of format %s is read back as it was', (format) => {
  const whole = ({
    worksheet: { scale, extraColumns },
    rows,
  }: {
    worksheet: { scale: Scale; extraColumns: ExtraKey[] }
    rows: Cells[]
  }) => {
    return { format, scale, extraColumns, rows, ids: rows.map((_, index) => idOf(index)), differing: [] }
  }

  test('from what is rendered', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(worksheets(format), (each) => {
        const { sheet, scaleSheet } = render(each.worksheet, identified(each.rows), format, true)
        expect(read(scaleSheet ? [sheet, scaleSheet] : [sheet])).toEqual(whole(each))
      }),
      { numRuns: 40 },
    )
  })

  test('from the bytes of the file', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worksheets(format), async (each) => {
        const { bytes, warnings } = await drawWorkbook(each.worksheet, identified(each.rows), { exportId: idOf(0) })
        expect(warnings).toEqual([])
        expect(read(readGrids(bytes))).toEqual(whole(each))
      }),
      { numRuns: 25 },
    )
  })
})
