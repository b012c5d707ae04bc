import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fidelityText } from '../../domain/worksheet/fidelity'
import { useCases, worksheet } from '../../domain/worksheet/fixtures'
import { formatIds } from '../../domain/worksheet/model'
import { drawWorkbook } from '../draw'
import { headerRows, relationships, sheetXml, textCell, workbookParts, xlsx, zip } from '../xlsx-fixture'
import { change, readSheets, rowsOf, wish } from './write-back-fixture'
import { writeBack } from './write-back'

const official = (format: string) => `../shared/worksheets/${format}.xlsx`
const first = { 'v1.0': 12, 'v1.1': 12, 'v1.2': 12, 'v2.0': 10 }

describe.runIf(formatIds.every((format) => existsSync(official(format))))('the published files', () => {
  test.each(formatIds)('%s comes back as the very same bytes when nothing changed', (format) => {
    const bytes = readFileSync(official(format))
    const rows = readSheets(bytes, false)[0]!.sheet.rows
    expect(Buffer.compare(wish(bytes, rows).bytes, bytes)).toBe(0)
  })

  test.each(formatIds)('%s with changes keeps every part but the sheet', (format) => {
    const bytes = readFileSync(official(format))
    const row = first[format]
    const { report, bytes: out } = change(bytes, [
      { sheetRow: row, field: 'urgency', value: '高' },
      { sheetRow: row, field: 'importance', value: '中' },
      { append: { product: '会計', notes: ' a\r\nb_x0041_\u0001=1 ' } },
    ])
    expect(report.changed).toEqual(['xl/worksheets/sheet1.xml'])
    expect([report.added, report.removed, report.notes, report.fullCalcOnLoad]).toEqual([[], [], [], false])
    expect(rowsOf(out)).toEqual({
      ...rowsOf(bytes),
      [row]: { no: '1', urgency: '高', importance: '中' },
      [row + 1]: { no: '2', product: '会計', notes: ' a\nb_x0041_\u0001=1 ' },
    })
    if (format === 'v1.2') expect(report.priorities).toMatchObject([{ cell: 'B12', from: null, to: '5' }])
  })

  test.each(formatIds)('%s grows below its twenty numbered rows', (format) => {
    const bytes = readFileSync(official(format))
    const changes = Array.from({ length: 22 }, (_, index) => ({
      append: { targetUser: `顧客${index + 1}`, urgency: '高' },
    }))
    const { report, bytes: out, part, notes } = change(bytes, changes)
    const last = first[format] + 20
    expect(report.rowsAppended.map(({ row }) => row)).toEqual([last, last + 1])
    expect(rowsOf(out, false)[last + 1]).toEqual({ no: '22', targetUser: '顧客22', urgency: '高' })
    const sheet = part('xl/worksheets/sheet1.xml')
    expect(sheet).toContain(
      `<row r="${last}" spans="1:${format === 'v2.0' ? 16 : format === 'v1.0' ? 18 : 19}" ht="63"`,
    )
    expect(sheet).toMatch(new RegExp(`<dimension ref="A1:[A-Z]${last + 1}"`))
    if (format === 'v2.0') expect(notes).toEqual([])
    else {
      expect(notes).toEqual(['calcChainRemoved'])
      expect(report.removed).toEqual(['xl/calcChain.xml'])
      expect(sheet).toContain(`G${last}&lt;&gt;""`)
    }
    if (format === 'v1.2') expect(sheet).toContain(`<c r="B${last}" s="43" t="str" cm="1"><f t="array" ref="B${last}">`)
  })
})

describe('a drawn file', async () => {
  const rows = [
    { no: '1', product: '会計', urgency: '高', importance: '中', mlValue: '低' },
    { no: '2', product: '在庫', urgency: '低', importance: '低', mlValue: '低', boardUrl: 'https://example.com/old' },
    { no: '3', product: '検品', notes: '残す' },
  ]
  const { bytes } = await drawWorkbook(worksheet('v1.1', { extraColumns: ['extra:担当者'] }), useCases(...rows))

  test('has no column for what the product adds, and the report says where that goes', () => {
    const cells = { ...rows[0], effort: '20', hardBlocker: '契約' }
    const { report } = wish(bytes, [{ sheetRow: 12, cells }])
    const said = report.notes.map((note) => fidelityText(note).ja)
    for (const field of ['工数(人日)', '着手できない理由']) {
      expect(said).toContain(
        `「${field}」の列がファイルにないため、この項目の値を書き込んでいません。形式を選んで書き出すと、専用のシートに入ります。`,
      )
    }
  })

  test('gets the cached priority of a changed level', () => {
    const { report, part } = change(bytes, [{ no: '2', field: 'urgency', value: '高' }])
    expect(report.priorities).toEqual([{ sheet: expect.any(String), cell: 'B13', from: '3', to: '5' }])
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="B13"[^>]*><f>[^<]*<\/f><v>5<\/v>/)
    const emptied = change(bytes, [{ no: '2', field: 'urgency', value: null }])
    expect(emptied.part('xl/worksheets/sheet1.xml')).toMatch(/<c r="B13"[^>]* t="str"><f>[^<]*<\/f><v><\/v>/)
  })

  test('leads a changed link to its new address, and an emptied one nowhere', () => {
    const changed = change(bytes, [{ sheetRow: 13, field: 'boardUrl', value: 'https://example.com/new' }])
    const links = changed.part('xl/worksheets/_rels/sheet1.xml.rels')
    expect(links).toContain('https://example.com/new')
    expect(links).not.toContain('example.com/old')
    expect(changed.notes).toEqual(['linkChanged'])
    const emptied = change(bytes, [{ sheetRow: 13, field: 'boardUrl', value: null }])
    expect(emptied.part('xl/worksheets/_rels/sheet1.xml.rels')).not.toContain('example.com')
    expect(emptied.part('xl/worksheets/sheet1.xml')).not.toContain('hyperlink')
  })

  test('empties a deleted row in place', () => {
    const { bytes: out, part } = change(bytes, [{ delete: 13 }])
    expect(rowsOf(out)).toEqual({ 12: rows[0], 14: rows[2] })
    expect(part('xl/worksheets/sheet1.xml')).toMatch(/<c r="A13" s="\d+"><v>2<\/v><\/c><c r="B13" s="\d+" t="str"><f>/)
  })

  test('moves values, not rows', () => {
    const wanted = [3, 1, 2].map((no) => ({ sheetRow: 11 + no, cells: rows[no - 1]! }))
    expect(rowsOf(wish(bytes, wanted).bytes)).toEqual({ 12: rows[2], 13: rows[0], 14: rows[1] })
  })

  test('lets validations cover the rows that grew', () => {
    const changes = Array.from({ length: 18 }, () => ({ append: { product: '追加', 'extra:担当者': '佐藤' } }))
    const { part, notes } = change(bytes, changes)
    expect(part('xl/worksheets/sheet1.xml')).toContain('sqref="G12:G32"')
    expect(notes).toContain('rangeGrown')
  })

  test('cuts what no cell can hold, and says so', () => {
    const { notes, bytes: out } = change(bytes, [{ sheetRow: 12, field: 'notes', value: '長'.repeat(40_000) }])
    expect(notes).toEqual(['textCut'])
    expect(rowsOf(out)[12]!.notes).toHaveLength(32_767)
  })

  test('gets document properties', () => {
    const { part, report } = change(bytes, [], { properties: { Id: 'a<b' } })
    expect(part('docProps/custom.xml')).toContain('name="Id"><vt:lpwstr>a&lt;b</vt:lpwstr>')
    const again = change(writeBack(bytes, [], { properties: { Id: 'one', Other: 'x' } }).bytes, [], {
      properties: { Id: 'two' },
    })
    expect(again.part('docProps/custom.xml').match(/name="Id"/g)).toHaveLength(1)
    expect(again.part('docProps/custom.xml')).toContain('two')
    expect([report.added, again.report.added]).toEqual([['docProps/custom.xml'], []])
  })
})

const cellsOf = (row: number, cells: string) => `<row r="${row}">${cells}</row>`
const v12 = (body: string, after = '') => sheetXml(headerRows('v1.2') + body, after)
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>'
const file = (sheet: string, more = {}) => xlsx(sheet, { '[Content_Types].xml': types, ...more })

test('an id stays with its row: moved with it, gone with it, and not the id of the row that comes', async () => {
  const ids = [1, 2, 3].map((n) => `7c9e6679-7425-40de-944b-e07fc1f9000${n}`)
  const rows = ids.map((id, index) => ({ id, cells: { no: String(index + 1), product: `製品${index + 1}` } }))
  const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
  const { bytes } = await drawWorkbook(worksheet('v1.1'), rows, { exportId })
  const idsOf = (file: Uint8Array) => readSheets(file)[0]!.sheet.rows.map(({ sheetRow, rowId }) => [sheetRow, rowId])
  const moved = wish(bytes, [
    { sheetRow: 14, cells: rows[2]!.cells },
    { sheetRow: 12, cells: rows[0]!.cells },
  ])
  expect(idsOf(moved.bytes)).toEqual([
    [12, ids[2]],
    [14, ids[0]],
  ])
  const more = Array.from({ length: 19 }, () => ({ append: { product: '追加' } }))
  const added = change(bytes, [{ delete: 13 }, ...more])
  expect(idsOf(added.bytes).filter(([, id]) => id !== null)).toEqual([
    [12, ids[0]],
    [14, ids[2]],
  ])
  expect(rowsOf(added.bytes)[13]).toMatchObject({ product: '追加' })
})

describe('files of other programs', () => {
  test('keep everything around the changed cell as it was written', () => {
    const noise = `<!-- <row r="12"> --><x:ext a='1 > 0' b = "2"/>`
    const prefixed = v12(cellsOf(12, textCell('C12', 'a')) + cellsOf(13, textCell('C13', 'b')))
      .replaceAll(/<(\/?)(worksheet|sheetData|row|c|is|t)(?=[\s>/])/g, '<$1x:$2')
      .replace('xmlns=', 'xmlns:x=')
      .replace('<x:row r="12">', `\r\n${noise}<x:row  r='12'\r\n customattr="q">`)
    const { part, bytes } = change(file(`\uFEFF${prefixed}`), [{ sheetRow: 13, field: 'product', value: 'c' }])
    expect(part('xl/worksheets/sheet1.xml')).toBe(
      `\uFEFF${prefixed}`.replace('>b<', '>c<').replace(/ xml:space="preserve"(?=>c<)/, ''),
    )
    expect(rowsOf(bytes)[13]).toEqual({ product: 'c' })
  })

  test('get cells in the order of columns, also in rows without addresses', () => {
    const bare = '<row><c t="inlineStr"><is><t>1</t></is></c><c/><c t="inlineStr"><is><t>P</t></is></c></row>'
    const sheet = v12(`<row r="11"/>${bare}${cellsOf(14, textCell('C14', 'x') + textCell('S14', 'y'))}`)
    const { bytes } = change(file(sheet), [
      { sheetRow: 12, field: 'urgency', value: '高' },
      { sheetRow: 13, field: 'notes', value: 'n' },
      { sheetRow: 14, field: 'urgency', value: '低' },
    ])
    expect(rowsOf(bytes)).toEqual({
      12: { no: '1', product: 'P', urgency: '高' },
      13: { notes: 'n' },
      14: { product: 'x', urgency: '低', notes: 'y' },
    })
  })

  test('may number their rows by cells alone', () => {
    const sheet = v12(cellsOf(12, textCell('C12', 'a'))).replaceAll(/<row r="\d+">/g, '<row>')
    const changes = [{ sheetRow: 12, field: 'product', value: 'b' }, { append: { product: 'c' } }]
    expect(rowsOf(change(file(sheet), changes).bytes)).toEqual({ 12: { product: 'b' }, 13: { no: '1', product: 'c' } })
  })

  test('may give their vocabulary two prefixes', () => {
    const rows = '<s:row r="12"><s:c r="C12" t="inlineStr"><s:is><s:t>a</s:t></s:is></s:c></s:row>'
    const twice = v12(rows).replace(
      '<worksheet ',
      '<worksheet xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
    )
    const { bytes } = change(file(twice), [
      { sheetRow: 12, field: 'product', value: 'b' },
      { sheetRow: 12, field: 'notes', value: 'n' },
      { append: { product: 'c' } },
    ])
    expect(rowsOf(bytes)).toEqual({ 12: { product: 'b', notes: 'n' }, 13: { no: '1', product: 'c' } })
  })

  test('get a new cell beside one that changes as well', () => {
    const sheet = v12(cellsOf(12, textCell('C12', 'a') + textCell('E12', 'b')))
    const { bytes } = change(file(sheet), [
      { sheetRow: 12, field: 'targetUser', value: 'x' },
      { sheetRow: 12, field: 'problem', value: 'y' },
    ])
    expect(rowsOf(bytes)).toEqual({ 12: { product: 'a', targetUser: 'x', problem: 'y' } })
    const again = change(file(sheet), [{ delete: 12 }, { append: { targetUser: 'x' } }])
    expect(rowsOf(again.bytes)).toEqual({ 13: { targetUser: 'x', no: '1' } })
  })

  test('keep what shares a formula with a replaced one', () => {
    const shared = '<c r="S12"><f t="shared" ref="S12:S13" si="0">C12&amp;"x"</f><v>1</v></c>'
    const body =
      cellsOf(12, textCell('C12', 'a') + shared) +
      cellsOf(13, textCell('C13', 'b') + '<c r="S13"><f t="shared" si="0"/><v>2</v></c>')
    const { part, notes, report } = change(file(v12(body)), [{ sheetRow: 12, field: 'notes', value: 'n' }])
    expect(part('xl/worksheets/sheet1.xml')).toContain('<c r="S13"><f>C13&amp;"x"</f><v>2</v></c>')
    expect(notes).toEqual(['formulaReplaced'])
    expect(report.fullCalcOnLoad).toBe(false)
  })

  test.each([
    ['a range', 'COUNTIF(G12:G20,"高")', true],
    ['a column', 'COUNTA(G:G)', true],
    ['another row', 'G13&"G12"', false],
    ['INDIRECT', 'INDIRECT("G"&12)', true],
    ['a name', 'COUNTA(urgencies)', true],
    ['a table', 'COUNTA(Table1[x])', true],
    ['another sheet', 'Other!G12', false],
  ])('ask for calculation when a formula reads %s', (_, formula, expected) => {
    const cell = `<c r="Z1"><f>${formula.replaceAll('&', '&amp;')}</f><v>0</v></c>`
    const sheet = v12(cellsOf(12, textCell('C12', 'a'))).replace('<sheetData>', `<sheetData>${cellsOf(1, cell)}`)
    const workbook = String(workbookParts('')['xl/workbook.xml']).replace(
      '</sheets>',
      '</sheets><definedNames><definedName name="urgencies">S!$G$12:$G$31</definedName></definedNames>',
    )
    const { report, part } = change(file(sheet, { 'xl/workbook.xml': workbook }), [
      { sheetRow: 12, field: 'urgency', value: '高' },
    ])
    expect(report.fullCalcOnLoad).toBe(expected)
    expect(part('xl/workbook.xml').includes('</definedNames><calcPr fullCalcOnLoad="1"/>')).toBe(expected)
  })

  test('write to the cell that a merge shows, and say what it cannot hold', () => {
    const body = cellsOf(12, textCell('C12', 'a') + textCell('E12', '1')) + cellsOf(13, textCell('E13', '2'))
    const sheet = v12(body, '<mergeCells count="1"><mergeCell ref="C12:C13"/></mergeCells>')
    const one = change(file(sheet), [{ sheetRow: 13, field: 'product', value: 'b' }])
    expect(rowsOf(one.bytes)).toEqual({ 12: { product: 'b', problem: '1' }, 13: { product: 'b', problem: '2' } })
    expect(one.notes).toEqual(['mergedCell'])
    const two = change(file(sheet), [{ delete: 12 }])
    expect(rowsOf(two.bytes)[13]).toEqual({ product: 'a', problem: '2' })
    expect(two.notes).toEqual(['mergedNotKept'])
  })

  test('stay in UTF-16', () => {
    const sheet = v12(cellsOf(12, textCell('C12', 'a'))).replace('UTF-8', 'UTF-16')
    const wide = Buffer.from(`\uFEFF${sheet}`, 'utf16le')
    const parts = { ...workbookParts(''), 'xl/worksheets/sheet1.xml': wide, '[Content_Types].xml': types }
    const { bytes } = change(zip(parts), [{ sheetRow: 12, field: 'product', value: '値' }])
    expect(rowsOf(bytes)[12]).toEqual({ product: '値' })
  })

  test('let tables and formats below the table cover added rows, and say what stays', () => {
    const body = cellsOf(12, textCell('C12', 'a')) + cellsOf(13, textCell('C13', 'b'))
    const after = [
      '<autoFilter ref="A10:S13"/>',
      '<conditionalFormatting sqref="G12:G13 I12"><cfRule type="expression" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
      '<tableParts count="1"><tablePart r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></tableParts>',
    ]
    const { part, notes } = change(
      file(v12(body, after.join('')), {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships([['table', '../tables/table1.xml']]),
        'xl/tables/table1.xml': '<table ref="A10:S13"><autoFilter ref="A10:S13"/></table>',
      }),
      [{ append: { product: 'c' } }],
    )
    expect(part('xl/worksheets/sheet1.xml')).toContain('sqref="G12:G14 I12"')
    expect(part('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A10:S13"/>')
    expect(part('xl/tables/table1.xml')).toBe('<table ref="A10:S14"><autoFilter ref="A10:S14"/></table>')
    expect(notes).toEqual(['rangeGrown', 'filterKept', 'rangeGrown'])
  })

  test('keep sparklines and tables beside the worksheet where they are', () => {
    const spark =
      '<extLst><ext xmlns:x14="a" xmlns:xm="b"><x14:sparkline><xm:f>S!G12:I12</xm:f><xm:sqref>T12</xm:sqref></x14:sparkline>' +
      '<x14:dataValidation><xm:sqref>G12</xm:sqref></x14:dataValidation></ext></extLst>'
    const tables =
      '<tableParts count="1"><tablePart r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></tableParts>'
    const { part, notes } = change(
      file(v12(cellsOf(12, textCell('C12', 'a')), tables + spark), {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships([['table', '../tables/table1.xml']]),
        'xl/tables/table1.xml': '<table ref="X10:Y12"/>',
      }),
      [{ append: { product: 'c' } }],
    )
    expect(part('xl/worksheets/sheet1.xml')).toContain('<xm:sqref>T12</xm:sqref>')
    expect(part('xl/worksheets/sheet1.xml')).toContain('<xm:sqref>G12:G13</xm:sqref>')
    expect(part('xl/tables/table1.xml')).toBe('<table ref="X10:Y12"/>')
    expect(notes).toEqual(['rangeGrown'])
  })

  test('keep the priority as it is stored when no level changed', () => {
    const ours = '<c r="B12" t="e"><f>G12*10</f><v>#N/A</v></c>'
    const { part, notes, report } = change(
      file(v12(cellsOf(12, ours + textCell('C12', 'a') + textCell('G12', '高')))),
      [{ sheetRow: 12, field: 'product', value: 'b' }],
    )
    expect(part('xl/worksheets/sheet1.xml')).toContain(ours)
    expect([notes, report.fullCalcOnLoad]).toEqual([[], false])
  })

  test('keep entries with data descriptors and a ZIP64 directory as they lie in the file', () => {
    const bytes = withDescriptors(file(v12(cellsOf(12, textCell('C12', 'a')))))
    const { bytes: out } = change(bytes, [{ sheetRow: 12, field: 'product', value: 'b' }])
    expect(rowsOf(out)[12]).toEqual({ product: 'b' })
    const start = Buffer.from(bytes).indexOf('_rels/.rels') - 30
    const end = Buffer.from(bytes).indexOf(Buffer.from('504b0304', 'hex'), start + 4)
    expect(Buffer.from(out).includes(Buffer.from(bytes.subarray(start, end)))).toBe(true)
  })
})

/** The package as streaming writers leave it: sizes after the data, and a ZIP64 record before the end. */
function withDescriptors(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  const end = file.length - 22
  const [count, directory] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)]
  const entries: Buffer[] = []
  const records: Buffer[] = []
  let at = directory
  let offset = 0
  for (let index = 0; index < count; index++) {
    const length = 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    const record = Buffer.from(file.subarray(at, at + length))
    const local = record.readUInt32LE(42)
    const head = 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const entry = Buffer.from(file.subarray(local, local + head + record.readUInt32LE(20)))
    entry.fill(0, 14, 26)
    entry.writeUInt16LE(8, 6)
    record.writeUInt16LE(8, 8)
    record.writeUInt32LE(offset, 42)
    const descriptor = Buffer.concat([Buffer.from('504b0708', 'hex'), record.subarray(16, 28)])
    entries.push(entry, descriptor)
    records.push(record)
    offset += entry.length + descriptor.length
    at += length
  }
  const size = records.reduce((sum, { length }) => sum + length, 0)
  const wide = Buffer.alloc(76)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(size), 40)
  wide.writeBigUInt64LE(BigInt(offset), 48)
  wide.writeUInt32LE(0x07064b50, 56)
  wide.writeBigUInt64LE(BigInt(offset + size), 64)
  wide.writeUInt32LE(1, 72)
  const last = Buffer.from(file.subarray(end))
  last.writeUInt32LE(offset, 16)
  return Buffer.concat([...entries, ...records, wide, last])
}
