import { describe, expect, test } from 'vitest'
import type { ColumnKey } from './formats/format'
import { formats } from './formats/formats'
import { parseAddress, parseRange, type Grid, type GridRow } from './grid'
import { formatIds, type FormatId } from './model'
import { parseWorkbook, type ParseOptions } from './parse'
import type { SheetReading } from './sheet-reading'

type Row = Partial<Record<ColumnKey, string>>

const scaleSheet = sheetOf('Data', { A2: '高', B2: '3', A3: '中', B3: '2', A4: '低', B4: '1' })
const row: Row = { no: '1', product: '弥生', problem: '遅い', urgency: '高', importance: '中', mlValue: '低' }
const caseRow: Row = { no: '1', product: '弥生', caseName: '控除', urgency: '高', importance: '中' }

/** A sheet with these texts; a text that begins with `=` is a formula, its result after a bar: `=A1|5`. */
function sheetOf(name: string, texts: Record<string, string>, merges: string[] = []): Grid {
  const rows = new Map<number, GridRow>()
  for (const [address, text] of Object.entries(texts)) {
    const { column, row: number } = parseAddress(address)!
    const gridRow = rows.get(number) ?? { number, hidden: false, cells: new Map() }
    const [formula, result = ''] = text.startsWith('=') ? text.slice(1).split('|') : [null, text]
    const isUncomputed = formula !== null && result === ''
    gridRow.cells.set(column, { text: result, formula: formula ?? null, ...(isUncomputed && { isUncomputed }) })
    rows.set(number, gridRow)
  }
  const sorted = [...rows.values()].sort((one, other) => one.number - other.number)
  return { name, hidden: false, rows: sorted, merges: merges.map((range) => parseRange(range)!) }
}

function addressIn(format: FormatId, key: ColumnKey, number: number): string {
  return `${String.fromCharCode(65 + formats[format].columns.findIndex((column) => column.key === key))}${number}`
}

/** A worksheet of a format, rows from the first one that belongs to the team. */
function worksheet(format: FormatId, rows: Row[], more: Record<string, string> = {}, merges: string[] = []): Grid {
  const { columns, firstRow, sheetName } = formats[format]
  const texts: Record<string, string> = {}
  for (const { key, header, headerRow } of columns) texts[addressIn(format, key, headerRow)] = header
  rows.forEach((cells, index) => {
    for (const [key, text] of Object.entries(cells)) texts[addressIn(format, key as ColumnKey, firstRow + index)] = text
  })
  return sheetOf(sheetName, { ...texts, ...more }, merges)
}

function read(grids: Grid[], options?: ParseOptions): SheetReading {
  const result = parseWorkbook(grids, options)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.sheets[0]!
}

const codes = (sheet: SheetReading) => sheet.issues.map(({ code, cell }) => [code, cell])

describe('which format', () => {
  test.each([
    ['v1.0', [worksheet('v1.0', [row]), scaleSheet]],
    ['v1.1', [worksheet('v1.1', [row]), scaleSheet]],
    ['v1.2', [worksheet('v1.2', [row])]],
    ['v2.0', [worksheet('v2.0', [caseRow])]],
  ] as const)('%s without formulas', (format, grids) => {
    expect(read([...grids])).toMatchObject({ format, headerRow: formats[format].lastHeaderRow })
  })

  test('a priority that looks levels up is v1.1 even when the scale sheet is gone', () => {
    const sheet = read([worksheet('v1.1', [{ ...row, priority: '=VLOOKUP(G12,Data!A:B,2,FALSE)|6' }])])
    expect(sheet.format).toBe('v1.1')
    expect(codes(sheet)).toEqual([['missingScale', null]])
  })

  test('a priority with the scores inside is v1.2 beside another worksheet’s scale sheet', () => {
    const formula = '=IF(1,_xlfn.SWITCH(G12,"低",1,"中",2,"高",3),"")|5'
    const grids = [worksheet('v1.2', [{ ...row, priority: formula }]), worksheet('v1.1', [row]), scaleSheet]
    const result = parseWorkbook(grids)
    expect(result.ok && result.value.sheets.map(({ format }) => format)).toEqual(['v1.2', 'v1.1'])
  })

  test('the name of the sheet does not matter, nor what stands beside it', () => {
    const renamed = { ...worksheet('v2.0', [caseRow]), name: 'チームA' }
    const result = parseWorkbook([sheetOf('表紙', { A1: 'はじめに' }), renamed, scaleSheet])
    expect(result).toMatchObject({
      ok: true,
      value: { sheets: [{ name: 'チームA', format: 'v2.0' }], issues: [{ code: 'skippedSheet' }] },
    })
  })

  test.each([
    [[]],
    [[sheetOf('S', {})]],
    [[scaleSheet]],
    [[sheetOf('課題管理', { A1: 'No', B1: '課題', C1: '緊急度', D1: '重要度', E1: '備考', A2: '1', B2: '遅い' })]],
  ])('is refused without the headers of a worksheet', (grids) => {
    expect(parseWorkbook(grids)).toEqual({ ok: false, error: { code: 'notAWorksheet' } })
  })
})

describe('headers', () => {
  test.each(formatIds)('%s survives another place, width, line breaks and one header row', (format) => {
    const { columns } = formats[format]
    const texts: Record<string, string> = {}
    columns.forEach(({ header, key }, index) => {
      const letter = String.fromCharCode(65 + ((index + 7) % columns.length))
      texts[`${letter}3`] = ` ${header.replaceAll('\n', ' ').replaceAll('(', '（').replaceAll(':', '：')}　`
      if (key !== 'priority') texts[`${letter}4`] = key === 'no' ? '5' : `値 ${key}`
    })
    const grids = [sheetOf('S', texts), ...(['v1.0', 'v1.1'].includes(format) ? [scaleSheet] : [])]
    const sheet = read(grids)
    expect(sheet).toMatchObject({ format, headerRow: 3 })
    for (const { key } of columns) {
      if (key !== 'priority') expect(sheet.rows[0]!.cells[key]).toBe(key === 'no' ? '5' : `値 ${key}`)
    }
  })

  test('are read in English', () => {
    const headers = [
      ['No.', 'no'],
      ['PoC priority (auto-calculated)', 'priority'],
      ['Product name', 'product'],
      ['Target users of the product', 'targetUser'],
      ["Target users' problems", 'problem'],
      ['Background of the problem\n(As-is/To-be)', 'background'],
      ['Urgency for users: (High/Mid/Low)', 'urgency'],
      ['Reason for urgency', 'urgencyReason'],
      ['Importance for users: (High/Mid/Low)', 'importance'],
      ['Reason for importance', 'importanceReason'],
      ['Means to solve the problem (bottleneck)', 'solution'],
      ['Applicability of ML: (Yes/No/Maybe)', 'mlApplicability'],
      ['ML use case (input data → ML → output data)', 'mlUseCase'],
      ['Value of ML (High/Mid/Low)', 'mlValue'],
      ['Reason for the value of ML', 'mlValueReason'],
      ['Concerns about the requirements', 'concerns'],
      ['Factors blocking realization', 'blockers'],
      ['Link to the ideathon board', 'boardUrl'],
      ['Remarks', 'notes'],
    ]
    const letters = headers.map((_, index) => String.fromCharCode(65 + index))
    const texts = headers.flatMap(([header], index) => [
      [`${letters[index]}1`, header!],
      [`${letters[index]}2`, `value ${index}`],
    ])
    const sheet = read([sheetOf('S', Object.fromEntries(texts))])
    expect(sheet.columns.map(({ key }) => key)).toEqual(headers.map(([, key]) => key))
  })

  test('of the user’s own are kept with the row, also repeated and dangerous ones', () => {
    const own = {
      T8: '担当者',
      U10: '担当者',
      V9: '__proto__',
      W10: '備考',
      T12: '佐藤',
      U12: '鈴木',
      V12: 'p',
      W12: 'n',
    }
    const sheet = read([worksheet('v1.1', [row], own), scaleSheet])
    expect(sheet.extraColumns).toEqual(['extra:担当者', 'extra:担当者 (2)', 'extra:__proto__', 'extra:備考'])
    expect(sheet.rows[0]!.cells).toMatchObject({
      'extra:担当者': '佐藤',
      'extra:担当者 (2)': '鈴木',
      'extra:備考': 'n',
    })
    expect(Object.hasOwn(sheet.rows[0]!.cells, 'extra:__proto__')).toBe(true)
    expect(codes(sheet)).toEqual([
      ['ownColumn', 'T10'],
      ['ownColumn', 'U10'],
      ['ownColumn', 'V10'],
      ['repeatedColumn', 'W10'],
    ])
  })

  test('may be missing above a column: its letters name it, and a remark in it makes no row', () => {
    const sheet = read([worksheet('v1.1', [row, { no: '2' }], { U12: '補足', U13: '欄外' }), scaleSheet])
    expect(sheet.rows.map(({ cells }) => cells['extra:U'])).toEqual(['補足'])
  })

  test('of the user’s own may stand where a published column was', () => {
    const grid = worksheet('v1.1', [row], { R8: '担当者', S8: '期限', R12: '佐藤' })
    expect(read([grid, scaleSheet])).toMatchObject({ format: 'v1.0', extraColumns: ['extra:担当者', 'extra:期限'] })
  })

  test('that a column lost leave its field empty, with a warning', () => {
    const grid = worksheet('v1.1', [row])
    for (const { cells } of grid.rows) cells.delete(10)
    const sheet = read([grid, scaleSheet])
    expect(sheet.rows[0]!.cells.solution).toBeUndefined()
    expect(codes(sheet)).toEqual([['missingColumn', null]])
  })

  test('of fields that the format lacks stay the user’s own, so that an export keeps its format', () => {
    const lacking = { R8: '備考', S8: 'ボードへのリンク', S12: 'https://example.com', T8: '事例の名前', T12: '控除' }
    const sheet = read([worksheet('v1.0', [row], lacking), scaleSheet])
    expect(sheet.format).toBe('v1.0')
    expect(sheet.rows[0]!.cells).toMatchObject({
      'extra:ボードへのリンク': 'https://example.com',
      'extra:事例の名前': '控除',
    })

    const labels = ['課題', '課題の背景', '課題を解決する手段', 'MLの適用可能性', 'MLの価値']
    const v1Columns = labels.map((label, index) => [`${String.fromCharCode(81 + index)}7`, label])
    expect(read([worksheet('v2.0', [caseRow], Object.fromEntries(v1Columns))]).format).toBe('v2.0')
  })

  test('can be decided by the person', () => {
    const grid = worksheet('v1.1', [row], { T8: '悩み', T12: '締切に遅れる' })
    const mapping = { [grid.name]: { T: 'problem', E: 'extra:旧課題' } } as const
    const sheet = read([grid, scaleSheet], { mapping })
    expect(sheet.rows[0]!.cells).toMatchObject({ problem: '締切に遅れる', 'extra:旧課題': '遅い' })
    expect(sheet.columns.find(({ key }) => key === 'problem')).toMatchObject({ column: 19, by: 'choice' })
  })
})

describe('rows', () => {
  test('keep their texts as they are, in sheet order, with blanks between and beyond 20', () => {
    const rows: Row[] = Array.from({ length: 40 }, (_, index) =>
      index % 2 ? { no: String(index) } : { ...row, no: 'A' },
    )
    rows[0] = { no: '4-1', problem: '  改行\n😀𠮷 ﾊﾝｶｸ＝ ' }
    const sheet = read([worksheet('v1.1', rows), scaleSheet])
    expect(sheet.rows).toHaveLength(20)
    expect(sheet.rows[0]!.cells).toEqual({ no: '4-1', problem: '  改行\n😀𠮷 ﾊﾝｶｸ＝ ' })
    expect(sheet.rows.map(({ sheetRow }) => sheetRow)).toEqual(Array.from({ length: 20 }, (_, index) => 12 + index * 2))
  })

  test('with nothing but No, priority and white space are none', () => {
    const sheet = read([
      worksheet('v1.1', [{ no: '1', priority: '=X|', problem: ' 　\n' }, { priority: '5' }]),
      scaleSheet,
    ])
    expect(sheet.rows).toEqual([])
    expect(sheet.issues).toEqual([])
  })

  test('that are hidden are read and marked', () => {
    const grid = worksheet('v1.1', [row])
    grid.rows.at(-1)!.hidden = true
    const sheet = read([{ ...grid, hidden: true }, scaleSheet])
    expect(sheet.rows[0]!.hidden).toBe(true)
    expect(codes(sheet)).toEqual([
      ['hiddenSheet', null],
      ['hiddenRow', 'A12'],
    ])
  })

  test('share the value of a merge over rows; one over columns belongs to the first', () => {
    const rows = [row, { no: '2', urgency: '低' }, { no: '3' }, { ...row, no: '4' }]
    const sheet = read([worksheet('v1.1', rows, {}, ['C12:C14', 'E15:F15', 'D12:D13']), scaleSheet])
    expect(sheet.rows.map(({ cells }) => cells.product)).toEqual(['弥生', '弥生', '弥生', '弥生'])
    expect(sheet.rows[3]!.cells).toMatchObject({ problem: '遅い' })
    expect(codes(sheet)).toEqual([
      ['mergedRows', 'C12'],
      ['mergedColumns', 'E15'],
    ])
  })

  test('stretched by merging every column over two rows are one', () => {
    const merges = ['A', 'C', 'E', 'G', 'I', 'N'].map((letter) => `${letter}12:${letter}13`)
    const sheet = read([worksheet('v1.1', [row, { background: '' }], {}, merges), scaleSheet])
    expect(sheet.rows).toHaveLength(1)
  })

  test('a merge down the whole sheet costs only the rows that exist', () => {
    const sheet = read([worksheet('v1.1', [row], {}, ['C12:XFD1048576', 'A1:XFD1048576']), scaleSheet])
    expect(sheet.rows).toHaveLength(1)
  })
})

describe('a file made to exhaust', () => {
  test('by 16,384 equal headers is read', () => {
    const grid = worksheet('v1.1', [row])
    const header = grid.rows.find(({ number }) => number === 10)!
    for (let column = 19; column < 16_384; column++) header.cells.set(column, { text: '担当者', formula: null })
    expect(read([grid, scaleSheet]).extraColumns.at(-1)).toBe('extra:担当者 (16365)')
    expect(parseWorkbook([grid, grid, scaleSheet])).toEqual({ ok: false, error: { code: 'tooComplex' } })
  })

  test('by a long text merged over very many rows is refused', () => {
    const grid = worksheet('v1.1', [{ ...row, problem: '長'.repeat(32_767) }], {}, ['E12:E1048576'])
    for (let number = 13; number < 1_013; number++) {
      grid.rows.push({ number, hidden: false, cells: new Map([[0, { text: '1', formula: null }]]) })
    }
    expect(parseWorkbook([grid, scaleSheet])).toEqual({ ok: false, error: { code: 'tooComplex' } })
  })

  test('by issues in every cell names the first of them', () => {
    const rows = Array.from({ length: 3_000 }, () => ({ ...row, urgency: '?', importance: '?'.repeat(9_999) }))
    const { issues } = read([worksheet('v1.1', rows), scaleSheet])
    expect(issues).toHaveLength(5_001)
    expect(issues.at(-1)!.code).toBe('furtherIssues')
    expect(JSON.stringify(issues).length).toBeLessThan(1_000_000)
  })
})

describe('scale and priority', () => {
  const ownScale = sheetOf('Data', {
    A1: 'レベル',
    B1: '点',
    A2: '最高',
    B2: '5',
    A3: '高',
    B3: '3',
    A4: '中',
    B4: '2',
    A5: '低',
    B5: '0.5',
  })

  test('come from the scale sheet, with levels of its own', () => {
    const sheet = read([worksheet('v1.1', [{ ...row, urgency: '最高', mlValue: '低い' }]), ownScale])
    expect(sheet.scale).toEqual({ 最高: 5, 高: 3, 中: 2, 低: 0.5 })
    expect(sheet.rows[0]!.priority).toBe(7.5)
    expect(codes(sheet)).toEqual([
      ['ownScale', null],
      ['normalised', 'N12'],
    ])
  })

  test('come from the sheet that the formula names', () => {
    const formula = "=VLOOKUP(G12,'配点 (A)'!$A:$B,2,FALSE)|8"
    const other = { ...ownScale, name: '配点 (A)' }
    const sheet = read([worksheet('v1.1', [{ ...row, priority: formula }]), scaleSheet, other])
    expect(sheet.scale).toHaveProperty('最高', 5)
  })

  test('keep 3/2/1 in v1.2 and v2.0 whatever another sheet says', () => {
    const formula = '=SWITCH(G12,"低",1)|5'
    expect(read([worksheet('v1.2', [{ ...row, priority: formula }]), ownScale]).scale).toEqual({ 高: 3, 中: 2, 低: 1 })
    expect(read([worksheet('v2.0', [caseRow]), ownScale]).rows[0]!.priority).toBeNull()
  })

  test('unclear levels are kept, warned about by address, and count as empty', () => {
    const sheet = read([worksheet('v1.1', [{ ...row, urgency: '高め', mlApplicability: '〇(要確認)' }]), scaleSheet])
    expect(sheet.rows[0]!.cells).toMatchObject({ urgency: '高め', mlApplicability: '〇(要確認)' })
    expect(sheet.rows[0]!.priority).toBeNull()
    expect(codes(sheet)).toEqual([
      ['unclearLevel', 'G12'],
      ['unclearApplicability', 'L12'],
    ])
  })

  test('a priority written by hand is kept and flagged; a formula without result is computed in silence', () => {
    const rows = [
      { ...row, priority: '9' },
      { ...row, priority: '#N/A' },
      { ...row, priority: '=VLOOKUP(1)|' },
      { ...row, priority: '6' },
    ]
    const sheet = read([worksheet('v1.1', rows), scaleSheet])
    expect(sheet.rows.map(({ priority, priorityInFile }) => [priority, priorityInFile])).toEqual([
      [6, 9],
      [6, '#N/A'],
      [6, null],
      [6, 6],
    ])
    expect(codes(sheet)).toEqual([
      ['priorityDiffers', 'B12'],
      ['priorityDiffers', 'B13'],
    ])
  })

  test('error values, and formulas without a result, are pointed at', () => {
    const sheet = read([worksheet('v1.1', [{ ...row, concerns: '#REF!', blockers: '=Q1|' }]), scaleSheet])
    expect(codes(sheet)).toEqual([
      ['errorValue', 'P12'],
      ['formulaWithoutResult', 'Q12'],
    ])
  })
})
