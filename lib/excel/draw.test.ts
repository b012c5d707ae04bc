import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { formatIds } from '../domain/worksheet/model'
import type { Cells, FormatId } from '../domain/worksheet/model'
import { useCases, worksheet } from '../domain/worksheet/fixtures'
import { drawWorkbook } from './draw'

async function drawn(format: FormatId, rows: Cells[] = [], changes: Parameters<typeof worksheet>[1] = {}) {
  const { bytes } = await drawWorkbook(worksheet(format, changes), useCases(...rows))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  const parts = unzipSync(bytes)
  const part = (name: string) => strFromU8(parts[name]!)
  return { workbook, sheet: workbook.getWorksheet('ML Usecase Discovery Worksheet')!, part }
}

const sides = (sheet: ExcelJS.Worksheet, address: string) => {
  const border = sheet.getCell(address).border ?? {}
  const names = { left: 'L', right: 'R', top: 'T', bottom: 'B' } as const
  return (['left', 'right', 'top', 'bottom'] as const).map((side) => (border[side] ? names[side] : '')).join('')
}

const fill = (sheet: ExcelJS.Worksheet, address: string) => {
  const { fill } = sheet.getCell(address)
  return fill?.type === 'pattern' ? fill.fgColor?.argb?.slice(2) : undefined
}

describe('the published layout', () => {
  test.each([
    ['v1.0', 18.5, 30.3984375, 98, 53.296875, undefined],
    ['v1.1', 7, 71.69921875, 98, 53.296875, 53.296875],
    ['v1.2', 7, 71.69921875, 98, 53.296875, 53.296875],
  ] as const)('%s has its columns, headers and rows', async (format, a, p, q, r, s) => {
    const { sheet } = await drawn(format)
    const width = (letter: string) => sheet.getColumn(letter).width
    expect(['A', 'P', 'Q', 'R', 'S'].map(width)).toEqual([a, p, q, r, s])
    expect(['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O'].map(width)).toEqual([
      12.796875, 12.796875, 20.09765625, 36.296875, 40.69921875, 20.59765625, 30.3984375, 21.296875, 30.3984375,
      37.19921875, 30.3984375, 31, 22.09765625, 33.5,
    ])
    const text = (address: string) => sheet.getCell(address).value
    expect(['A9', 'B9', 'C9', 'D9', 'D10', 'G10', 'N10', 'Q10'].map(text)).toEqual([
      'No',
      'PoC優先度\n(※自動計算)',
      'プロダクト名',
      'Work1: 課題のリストアップ',
      'プロダクトのターゲットユーザー',
      'ユーザーにとっての\n緊急度: (高・中・低)',
      'MLの価値\n (高・中・低)',
      '実現を阻害する要因',
    ])
    expect(text('R8')).toBe(format === 'v1.0' ? '備考' : 'アイデアソンのボードへのリンク')
    expect(text('S8')).toBe(format === 'v1.0' ? null : '備考')
    expect(text('A6')).toContain('①')
    expect(text('M6')).toContain('②')
    expect(text('Q6')).toContain('③')
    expect([1, 2, 3, 6, 7, 9, 10, 12, 31].map((row) => sheet.getRow(row).height)).toEqual([
      34.8, 13.2, 26.4, 74.4, 19.2, 38.4, 76.8, 63, 63,
    ])
    expect(sheet.getCell('A11').value).toBe(0)
    expect(sheet.getCell('A12').value).toBe(1)
    expect(sheet.getCell('A31').value).toBe(20)
    expect(sheet.rowCount).toBe(31)
    const merges = ['A6:L6', 'D9:F9', 'G9:J9', 'M6:P6', 'N9:P9', ...(format === 'v1.0' ? [] : ['L8:M8'])]
    expect([...sheet.model.merges].sort()).toEqual(merges.sort())
  })

  test('v2.0 has its columns, headers and rows', async () => {
    const { sheet, workbook } = await drawn('v2.0')
    const text = (address: string) => sheet.getCell(address).value
    expect(['A7', 'B7', 'C7', 'J7', 'P7', 'C8', 'K8', 'M8', 'O8'].map(text)).toEqual([
      'No',
      '対象プロダクト',
      '理解編: 勝ちパターンのリストアップ',
      '応用編: 自社への応用',
      '備考',
      '事例の名前',
      '顧客にとっての\n重要度: (高・中・低)',
      '顧客にとっての\n緊急度: (高・中・低)',
      '勝ちパターンの成立(Event StormingのURLを記載)',
    ])
    expect([...sheet.model.merges].sort()).toEqual(['A5:P5', 'C7:I7', 'J7:N7'])
    expect(['A9', 'A10', 'A29'].map(text)).toEqual([0, 1, 20])
    expect(sheet.rowCount).toBe(29)
    expect([sides(sheet, 'O7'), sides(sheet, 'N8'), sides(sheet, 'D7')]).toEqual(['T', 'LTB', 'TB'])
    expect(workbook.getWorksheet('Data')).toBeUndefined()
  })

  test('colours, borders and fonts are those of the files', async () => {
    const { sheet } = await drawn('v1.1')
    const colours = [
      'A1',
      'S1',
      'T1',
      'A6',
      'M6',
      'Q6',
      'L8',
      'L9',
      'M10',
      'N8',
      'P10',
      'Q8',
      'A11',
      'S11',
      'A12',
      'A15',
    ]
    expect(colours.map((address) => fill(sheet, address))).toEqual([
      'E2EFDA',
      'E2EFDA',
      undefined,
      'E2EFDA',
      'FFF2CC',
      'E2EFDA',
      'FFCC00',
      'FFC000',
      'FFC000',
      'FF9900',
      'FF9900',
      'FF4869',
      'D9D9D9',
      'D9D9D9',
      'FFF2CC',
      undefined,
    ])
    const bordered = ['A8', 'A9', 'C9', 'A10', 'E9', 'J10', 'L8', 'M8', 'Q8', 'R8', 'B12', 'S31']
    expect(bordered.map((address) => sides(sheet, address))).toEqual([
      'B',
      'LRT',
      'LT',
      'LRB',
      'TB',
      'LTB',
      'LTB',
      'RTB',
      '',
      'LRT',
      'LRTB',
      'LRTB',
    ])
    expect(sheet.getCell('A1').font).toMatchObject({ name: 'メイリオ', size: 22, bold: true })
    expect(sheet.getCell('D10').font).toMatchObject({ name: 'メイリオ', size: 12 })
    expect(sheet.getCell('D12')).toMatchObject({
      font: { name: 'メイリオ', size: 11 },
      alignment: { horizontal: 'left', vertical: 'top', wrapText: true },
    })
  })

  test('v1.0 has other colours', async () => {
    const { sheet } = await drawn('v1.0')
    expect(['L8', 'L10', 'M8', 'M10', 'P9', 'S1'].map((address) => fill(sheet, address))).toEqual([
      'FFCC00',
      'FFCC00',
      'FF9900',
      'FF9900',
      'FF9900',
      undefined,
    ])
    expect([sides(sheet, 'L8'), sides(sheet, 'M8'), sides(sheet, 'N8')]).toEqual(['LRTB', 'LTB', 'TB'])
  })

  test.each([
    ['v1.0', 55],
    ['v1.1', 40],
    ['v1.2', 40],
    ['v2.0', 70],
  ] as const)('%s is viewed and printed as published', async (format, zoom) => {
    const { sheet } = await drawn(format)
    expect(sheet.views[0]).toMatchObject({ state: 'normal', showGridLines: false, zoomScale: zoom })
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.25, right: 0.25, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    })
  })
})

describe('priority', () => {
  test('v1.1 looks the scale up in the Data sheet, with the result at hand', async () => {
    const rows: Cells[] = [
      { urgency: '高い', importance: 'M', mlValue: '最高' },
      { urgency: '高', importance: '高' },
    ]
    const { sheet, workbook, part } = await drawn('v1.1', rows, { scale: { 最高: 5, 高: 3, 中: 2, 低: 1 } })
    expect(sheet.getCell('B12').value).toEqual({
      formula:
        'IF(AND(G12<>"", I12<>"", N12<>""),VLOOKUP(G12,Data!A:B,2,FALSE)+VLOOKUP(I12,Data!A:B,2,FALSE)+VLOOKUP(N12,Data!A:B,2,FALSE),"")',
      result: 10,
    })
    expect([sheet.getCell('G12').value, sheet.getCell('I12').value]).toEqual(['高', '中'])
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="B13"[^>]* t="str"><f>[^<]+<\/f><v><\/v>/)
    const data = workbook.getWorksheet('Data')!
    expect(data.getCell('A1').value).toBeNull()
    expect([2, 3, 4, 5].map((row) => [data.getCell(row, 1).value, data.getCell(row, 2).value])).toEqual([
      ['最高', 5],
      ['高', 3],
      ['中', 2],
      ['低', 1],
    ])
  })

  test('v1.2 has the scores in the formula, under the name that Excel knows', async () => {
    const { sheet, workbook } = await drawn('v1.2', [{ urgency: '低', importance: '高', mlValue: '高' }])
    expect(sheet.getCell('B12').value).toEqual({
      formula:
        'IF(AND(G12<>"", I12<>""),_xlfn.SWITCH(G12,"低",1,"中",2,"高",3)+_xlfn.SWITCH(I12,"低",1,"中",2,"高",3),"")',
      result: 4,
    })
    expect(workbook.getWorksheet('Data')).toBeUndefined()
  })

  test('a text that is no level stays as typed, and its row shows no error', async () => {
    const { sheet, part } = await drawn('v1.1', [{ urgency: '高め', importance: '?', mlValue: '高' }])
    expect([sheet.getCell('G12').value, sheet.getCell('I12').value]).toEqual(['高め', '?'])
    const { formula } = sheet.getCell('B12')
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="B12"[^>]* t="str"><f>[^<]+<\/f><v><\/v>/)
    expect(formula).toMatch(/^IFERROR\(IF\(.*,""\)$/)
    // VLOOKUP would take ? for any character and find 高.
    expect(formula).toContain('SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(I12,"~","~~"),"*","~*"),"?","~?")')
  })

  test('Excel recalculates on opening', async () => {
    for (const format of formatIds)
      expect((await drawn(format)).part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  })
})

describe('texts', () => {
  test('what begins like a formula stays text', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")']
    const { sheet, part } = await drawn(
      'v1.1',
      texts.map((problem) => ({ problem })),
    )
    expect(texts.map((_, index) => sheet.getCell(`E${12 + index}`).value)).toEqual(texts)
    expect(part('xl/worksheets/sheet1.xml').match(/<f>(?!IF)/g)).toBeNull()
  })

  test('characters that XML cannot hold do not damage the file', async () => {
    const { sheet, part } = await drawn('v1.1', [{ problem: 'a\uFFFEb\uFFFFc\uD800d😀', notes: 'x_x0041_y\u000Bz' }])
    expect(sheet.getCell('E12').value).toBe('abcd😀')
    expect(part('xl/sharedStrings.xml')).toContain('x_x005F_x0041_y_x000B_z')
  })

  test('only web addresses become links', async () => {
    const links = [
      'https://example.com/a?b=1&c="',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'see https://example.com',
    ]
    const { sheet, part } = await drawn(
      'v1.1',
      links.map((boardUrl) => ({ boardUrl })),
    )
    expect(sheet.getCell('R12').value).toEqual({ text: links[0], hyperlink: 'https://example.com/a?b=1&c=%22' })
    expect(links.slice(1)).toEqual([13, 14, 15].map((row) => sheet.getCell(`R${row}`).value))
    const xml = part('xl/worksheets/sheet1.xml')
    expect(xml.indexOf('<dataValidations')).toBeLessThan(xml.indexOf('<hyperlinks'))
  })

  test('No is a number only when it is one', async () => {
    const { sheet } = await drawn(
      'v1.1',
      ['7', '4-1', '007', '2.5', '1e5'].map((no) => ({ no, problem: 'p' })),
    )
    expect([12, 13, 14, 15, 16].map((row) => sheet.getCell(`A${row}`).value)).toEqual([7, '4-1', '007', 2.5, '1e5'])
  })

  test('a row grows with its text', async () => {
    const { sheet } = await drawn('v1.1', [
      { problem: '短い' },
      { problem: '一行\n'.repeat(9) },
      { problem: '長'.repeat(9999) },
    ])
    expect(sheet.getRow(12).height).toBe(63)
    expect(sheet.getRow(13).height).toBeCloseTo(10 * 17.4)
    expect(sheet.getRow(14).height).toBe(409)
  })
})

test('level and applicability cells offer their values', async () => {
  const { sheet } = await drawn('v1.1', [], { scale: { 最高: 5, 高: 3, 中: 2, 低: 1 } })
  expect(sheet.getCell('G12').dataValidation).toMatchObject({ type: 'list', formulae: ['Data!$A$2:$A$5'] })
  expect(sheet.getCell('N31').dataValidation).toMatchObject({ type: 'list', formulae: ['Data!$A$2:$A$5'] })
  expect(sheet.getCell('L20').dataValidation).toMatchObject({ type: 'list', formulae: ['"〇,△,×"'] })
  expect(sheet.getCell('E12').dataValidation).toBeUndefined()
  const v2 = await drawn('v2.0')
  expect(v2.sheet.getCell('K10').dataValidation).toMatchObject({ formulae: ['"高,中,低"'] })
})

test('the first font, which column widths are counted in, is that of the files', async () => {
  const { part } = await drawn('v1.1')
  expect(part('xl/styles.xml')).toMatch(/<fonts[^>]*><font>[^/]*<sz val="11"\/>.*?<name val="游ゴシック"\/>/)
  expect(part('xl/styles.xml')).not.toContain('Calibri')
})
