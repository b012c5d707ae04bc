import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Grid } from '../../domain/worksheet/grid'
import { parseAddress } from '../../domain/worksheet/grid'
import { relationships, sheetXml, textCell, workbookParts, workbookXml, xlsx, zip } from '../xlsx-fixture'
import { readGrids } from './workbook'

const row = (cells: string) => sheetXml(`<row r="1">${cells}</row>`)

function textAt(grid: Grid, address: string): string | undefined {
  const { column, row: number } = parseAddress(address)!
  return grid.rows.find((each) => each.number === number)?.cells.get(column)?.text
}

function firstCell(cells: string, more: Parameters<typeof xlsx>[1] = {}): string | undefined {
  return textAt(readGrids(xlsx(row(cells), more))[0]!, 'A1')
}

const sharedStrings = (items: string) =>
  `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`
const styles = (codes: string[]) =>
  `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${codes
    .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`)
    .join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
    .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
    .join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`

describe('cells', () => {
  test.each([
    ['inline text', '<c r="A1" t="inlineStr"><is><t>値</t></is></c>', '値'],
    [
      'inline rich text',
      '<c r="A1" t="inlineStr"><is><r><t>高</t></r><r><rPr><b/></rPr><t>い</t></r></is></c>',
      '高い',
    ],
    ['a number', '<c r="A1"><v>7</v></c>', '7'],
    ['a number in scientific notation', '<c r="A1"><v>1.5E-2</v></c>', '0.015'],
    ['true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['false', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a formula’s text', '<c r="A1" t="str"><f>B1&amp;"x"</f><v>結果</v></c>', '結果'],
    ['a formula without result', '<c r="A1"><f>B1</f></c>', ''],
    ['an ISO date', '<c r="A1" t="d"><v>2023-03-15</v></c>', '2023/3/15'],
    ['what only claims to be a number', '<c r="A1"><v>七</v></c>', '七'],
    ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', 'a<b'],
    ['line ends', '<c r="A1" t="inlineStr"><is><t>a&#13;&#10;b&#13;c_x000D_\nd</t></is></c>', 'a\nb\nc\nd'],
    ['escapes', '<c r="A1" t="inlineStr"><is><t>_x3042__x005F_x0041_ _x0000_</t></is></c>', 'あ_x0041_ '],
    ['an escaped emoji', '<c r="A1" t="inlineStr"><is><t>_xD83D__xDE00_ _xD83D_</t></is></c>', '😀 \uFFFD'],
    [
      'furigana left out',
      '<c r="A1" t="inlineStr"><is><t>課題</t><rPh sb="0" eb="2"><t>カダイ</t></rPh></is></c>',
      '課題',
    ],
  ])('%s', (_, xml, text) => {
    expect(firstCell(xml)).toBe(text)
  })

  test('shared strings: rich, with furigana, by index', () => {
    const items =
      '<si><t>零</t></si><si><r><t>緊</t></r><r><t>急</t></r><rPh sb="0" eb="1"><t>キン</t></rPh><phoneticPr fontId="1"/></si>'
    const strings = { 'xl/sharedStrings.xml': sharedStrings(items) }
    expect(firstCell('<c r="A1" t="s"><v>1</v></c>', strings)).toBe('緊急')
  })

  test('numbers and dates by their style', () => {
    const more = { 'xl/styles.xml': styles(['yyyy&quot;年&quot;m&quot;月&quot;', '0%']) }
    expect(firstCell('<c r="A1" s="1"><v>45000</v></c>', more)).toBe('2023年3月')
    expect(firstCell('<c r="A1" s="2"><v>0.5</v></c>', more)).toBe('50%')
    expect(firstCell('<c r="A1" s="3"><v>45000</v></c>', more)).toBe('2023/3/15')
    expect(firstCell('<c r="A1" s="99"><v>45000</v></c>', more)).toBe('45000')
    const since1904 = { ...more, 'xl/workbook.xml': workbookXml(['S'], '<workbookPr date1904="1"/>') }
    expect(firstCell('<c r="A1" s="3"><v>43538</v></c>', since1904)).toBe('2023/3/15')
  })

  test('without addresses stand one after another', () => {
    const [grid] = readGrids(xlsx(sheetXml('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')))
    expect([textAt(grid!, 'A1'), textAt(grid!, 'B1'), textAt(grid!, 'A2')]).toEqual(['1', '2', '3'])
  })

  test('of 32,767 characters are whole', () => {
    expect(firstCell(textCell('A1', '長'.repeat(32_767)))).toHaveLength(32_767)
  })
})

describe('packages as other programs write them', () => {
  test('prefixed elements, parts in unusual places, absolute targets, upper case, a byte order mark', () => {
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    const bytes = zip({
      '_rels/.rels': relationships([['officeDocument', '/Book/Main.XML']]),
      'book/main.xml': `<x:workbook ${main} xmlns:rel="r"><x:sheets><x:sheet name="S" sheetId="9" rel:id="rId1"/></x:sheets></x:workbook>`,
      'book/_rels/main.xml.rels': relationships([
        ['worksheet', '../data/one.xml'],
        ['theme', 'theme/gone.xml'],
      ]),
      'data/one.xml': `\uFEFF<x:worksheet ${main}><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>値</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    })
    expect(textAt(readGrids(bytes)[0]!, 'A1')).toBe('値')
  })

  test('strict Open XML', () => {
    const strict = (xml: string) =>
      xml.replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006',
        'http://purl.oclc.org/ooxml/officeDocument',
      )
    const parts = workbookParts(row(textCell('A1', '値')))
    const bytes = zip(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strict(String(xml))])))
    expect(textAt(readGrids(bytes)[0]!, 'A1')).toBe('値')
  })

  test('UTF-16', () => {
    const utf16 = Buffer.from(`\uFEFF${row(textCell('A1', '値')).replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(textAt(readGrids(zip({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': utf16 }))[0]!, 'A1')).toBe('値')
  })

  test('hidden sheets and rows, merges, chart sheets, other vocabularies', () => {
    const sheet = sheetXml(
      `<row r="2" hidden="1">${textCell('B2', '値')}</row><mc:row xmlns:mc="m" r="3"><mc:c r="C9"/></mc:row>`,
      '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="nonsense"/></mergeCells><extLst><x14:f xmlns:x14="x">1</x14:f></extLst>',
    )
    const workbook = workbookXml(['S', 'Chart']).replace('sheetId="1"', 'sheetId="1" state="veryHidden"')
    const grids = readGrids(
      xlsx(sheet, {
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relationships([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['chartsheet', 'chartsheets/sheet1.xml'],
        ]),
      }),
    )
    expect(grids).toHaveLength(1)
    expect(grids[0]).toMatchObject({
      name: 'S',
      hidden: true,
      rows: [{ number: 2, hidden: true }],
      merges: [{ top: 2, bottom: 3, left: 1, right: 2 }],
    })
  })

  test('sizes in ZIP64 fields', () => {
    const bytes = Buffer.from(xlsx(row(textCell('A1', '値'))))
    const end = bytes.lastIndexOf('PK\x05\x06')
    const directory = bytes.readUInt32LE(end + 16)
    const entries: Buffer[] = []
    for (let at = directory; at < end;) {
      const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
      const entry = Buffer.concat([bytes.subarray(at, nameEnd), Buffer.alloc(28)])
      entry.writeUInt16LE(28, 30)
      entry.writeUInt32LE(0x00180001, nameEnd - at)
      ;[24, 20, 42].forEach((field, index) => {
        entry.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), nameEnd - at + 4 + index * 8)
        entry.writeUInt32LE(0xffffffff, field)
      })
      entries.push(entry)
      at = nameEnd
    }
    const closing = Buffer.from(bytes.subarray(end))
    closing.writeUInt32LE(Buffer.concat(entries).length, 12)
    const zip64 = Buffer.concat([bytes.subarray(0, directory), ...entries, closing])
    expect(textAt(readGrids(zip64)[0]!, 'A1')).toBe('値')
  })

  test('bytes before the package', () => {
    const bytes = xlsx(row(textCell('A1', '値')))
    const shifted = new Uint8Array([...strToU8('PK!!'), ...bytes])
    expect(textAt(readGrids(shifted)[0]!, 'A1')).toBe('値')
  })

  test('names that would pollute objects are only names', () => {
    const workbook = workbookXml(['__proto__']).replace(
      '</workbook>',
      `<definedNames><definedName name="__proto__">'__proto__'!$A$5</definedName></definedNames></workbook>`,
    )
    const grids = readGrids(
      xlsx(row('<c r="A1" __proto__="x" constructor="y"><v>1</v></c>'), { 'xl/workbook.xml': workbook }),
    )
    expect(grids[0]!.name).toBe('__proto__')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
