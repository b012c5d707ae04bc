import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { worksheet } from '../domain/worksheet/fixtures'
import { formats } from '../domain/worksheet/formats/formats'
import { columnName } from '../domain/worksheet/grid'
import { formatIds, type Cells, type FormatId } from '../domain/worksheet/model'
import { parseWorkbook } from '../domain/worksheet/parse'
import { ROW_ID_HEADER } from '../domain/worksheet/row-ids'
import { SCORING_SHEET } from '../domain/worksheet/scoring-sheet'
import { drawWorkbook } from './draw'
import { readExportId } from './read/custom-properties'
import { readGrids } from './read/workbook'
import { headerRows, relationships, sheetXml, textCell, workbookParts, worksheetXml, zip } from './xlsx-fixture'

const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
const ids = [1, 2, 3].map((n) => `7c9e6679-7425-40de-944b-e07fc1f9000${n}`)
const cells: Cells[] = [
  { no: '0', product: '見本', problem: '手で数える' },
  { no: '1', product: '会計', problem: '入力が遅い', urgency: '高', 'extra:担当者': '佐藤' },
  { no: '4-1', problem: '二行\n目', notes: '備考' },
]
const rows = cells.map((each, n) => ({ id: ids[n]!, cells: each }))

const draw = async (format: FormatId, withIds: boolean) => {
  const sheet = worksheet(format, { extraColumns: ['extra:担当者'] })
  const { bytes } = await drawWorkbook(sheet, rows, withIds ? { exportId } : {})
  return bytes
}

const read = (bytes: Uint8Array) => {
  const result = parseWorkbook(readGrids(bytes))
  if (!result.ok) throw new Error(result.error.code)
  return result.value.sheets[0]!
}

test.each(formatIds)(
  'an export of %s names itself and its rows, and reads as the same worksheet as one without',
  async (format) => {
    const [plain, marked] = await Promise.all([draw(format, false), draw(format, true)])
    expect([readExportId(plain), readExportId(marked)]).toEqual([null, exportId])

    const [before, after] = [read(plain), read(marked)]
    expect(before.rows.map(({ rowId }) => rowId)).toEqual([null, null, null])
    expect(after.rows.map(({ rowId }) => rowId)).toEqual(ids)
    expect(after).toEqual({ ...before, rows: before.rows.map((row, n) => ({ ...row, rowId: ids[n] })) })
  },
)

test.each(formatIds)(
  'the column of the ids is hidden, touches the last column and moves nothing in %s',
  async (format) => {
    const [plain, marked] = await Promise.all([draw(format, false), draw(format, true)])
    const xml = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    const columns = (bytes: Uint8Array) => xml(bytes).match(/<col [^>]*>/g)!
    const last = Number(/max="(\d+)"/.exec(columns(plain).at(-1)!)![1]) + 1
    const added = columns(marked).filter((column) => !columns(plain).includes(column))
    expect(added).toEqual([expect.stringMatching(new RegExp(`min="${last}" max="${last}" .*hidden="1"`))])
    expect(columns(marked)).toHaveLength(columns(plain).length + 1)

    const grid = readGrids(marked)[0]!
    const header = grid.rows.flatMap(({ cells: inRow }) =>
      inRow.get(last - 1)?.text === ROW_ID_HEADER ? [columnName(last - 1)] : [],
    )
    expect(header).toHaveLength(1)
    const setup = (bytes: Uint8Array) =>
      xml(bytes).match(/<(pageSetup|sheetPr|pageMargins|mergeCells|dataValidations)\b.*?\/>/g)
    expect(setup(marked)).toEqual(setup(plain))
  },
)

test.each([true, false])('what the product adds comes back from a sheet of its own, with ids: %s', async (withIds) => {
  const scored: Cells[] = [
    { effort: '20', reach: '1,200人' },
    { evidence: '市場のデータ', hardBlocker: '=契約待ち' },
  ]
  const filled = rows.map(({ id, cells: each }, n) => ({ id, cells: { ...each, ...scored[n] } }))
  const { bytes } = await drawWorkbook(
    worksheet('v1.1', { extraColumns: ['extra:担当者'] }),
    filled,
    withIds ? { exportId } : {},
  )
  const official = readGrids(await draw('v1.1', withIds)).map(({ name }) => name)
  expect(readGrids(bytes).map(({ name }) => name)).toEqual([...official, SCORING_SHEET])
  expect(read(bytes).rows.map(({ cells: back }) => back)).toEqual(
    filled.map(({ cells: each }) => expect.objectContaining(each) as Cells),
  )
})

test('numbered rows that are no use case carry no id', async () => {
  const column = formats['v1.1'].columns.length + 1
  const texts = readGrids(await draw('v1.1', true))[0]!.rows.flatMap(({ number, cells: inRow }) =>
    number > 10 ? [inRow.get(column)?.text ?? null] : [],
  )
  expect(texts.filter((text) => text !== null)).toEqual(ids)
  expect(texts.length).toBeGreaterThan(20)
})

test('a copied or moved column of ids is no column of the team, and what is no id is none', () => {
  const at = (column: string) => textCell(`${column}10`, `ＫＡＣＨＩＳＵＪＩ行ID (変更しないでください)`)
  const header = headerRows('v1.2').replace(/(<row r="10">)([^]*?)(<\/row>)/, `$1$2${at('T')}${at('V')}$3`)
  const body = [ids[0]!.toUpperCase(), 'not an id', '../../etc'].map(
    (id, n) =>
      `<row r="${12 + n}">${textCell(`D${12 + n}`, '学生')}${textCell(`T${12 + n}`, id)}${textCell(`V${12 + n}`, id)}</row>`,
  )
  const sheet = read(zip(workbookParts(sheetXml(header + body.join('')))))
  expect(sheet.rows.map(({ rowId, cells: inRow }) => [rowId, inRow])).toEqual([
    [ids[0], { targetUser: '学生' }],
    [null, { targetUser: '学生' }],
    [null, { targetUser: '学生' }],
  ])
  expect(sheet.extraColumns).toEqual([])
  expect(sheet.issues.filter(({ code }) => code === 'ownColumn')).toEqual([])
})

const property = (name: string, value: string) =>
  `<Properties xmlns="x"><property name="Other"><lpwstr>1</lpwstr></property><property name="${name}">${value}</property></Properties>`
const withProperties = (part: string, type = 'custom-properties') =>
  zip(
    workbookParts(worksheetXml(textCell('D12', '学生')), {
      '_rels/.rels': relationships([
        ['officeDocument', 'xl/workbook.xml'],
        [type, 'docProps/custom.xml'],
      ]),
      'docProps/custom.xml': part,
    }),
  )

test('the export id is read from what other programs make of the property', () => {
  const prefixed = `<op:Properties xmlns:op="x" xmlns:vt="y"><op:property name="KachisujiExportId"><vt:lpwstr> ${exportId.toUpperCase()}</vt:lpwstr></op:property></op:Properties>`
  expect(readExportId(withProperties(prefixed))).toBe(exportId)
  expect(readExportId(withProperties(property('KachisujiExportId', exportId), 'customProperties'))).toBe(exportId)
})

test.each([
  ['another property', property('ExportId', exportId)],
  ['no id', property('KachisujiExportId', "'; DROP TABLE")],
  ['two ids', property('KachisujiExportId', exportId + exportId)],
  ['an endless value', property('KachisujiExportId', 'a'.repeat(1_000_000))],
  ['damage', '<Properties><property name="KachisujiExportId">'],
  ['an entity', `<!DOCTYPE a [<!ENTITY b "${exportId}">]>${property('KachisujiExportId', '&b;')}`],
])('%s in the properties is no export id, and the worksheet is read all the same', (_, part) => {
  const bytes = withProperties(part)
  expect(readExportId(bytes)).toBeNull()
  expect(read(bytes).rows).toHaveLength(1)
})

test('a file that is no package has no export id', () => {
  expect(readExportId(Buffer.from('No,課題\n'))).toBeNull()
})
