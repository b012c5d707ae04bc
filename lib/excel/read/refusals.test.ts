import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { MAX_UPLOAD_BYTES } from '../../domain/worksheet/intake-errors'
import { MAX_CELLS, MAX_FILLED_ROWS, MAX_ENTRIES, MAX_MERGES, MAX_SHEETS } from '../limits'
import { relationships, sheetXml, textCell, workbookParts, workbookXml, worksheetXml, xlsx, zip } from '../xlsx-fixture'
import { Refusal } from './refusal'
import { readGrids } from './workbook'
import { ZipPackage } from './zip'

function codeOf(bytes: Uint8Array): string {
  try {
    readGrids(bytes)
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const text = (value: string) => strToU8(value)
const compound = (name: string) =>
  new Uint8Array([...Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...new Uint8Array(504), ...Buffer.from(name, 'utf16le')])
const good = () => worksheetXml(textCell('E12', '課題'))

describe('other files are named', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['encrypted', compound('EncryptedPackage')],
    ['legacyExcel', compound('Workbook\0')],
    ['legacyExcel', compound('Book\0')],
    ['notExcel', compound('WordDocument\0')],
    ['pdf', text('%PDF-1.7\n%âãÏÓ')],
    ['html', text('<!DOCTYPE html><html><body><table>')],
    ['html', text('\uFEFF <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')],
    ['html', text('MIME-Version: 1.0\nX-Document-Type: Workbook\n')],
    ['html', Buffer.from('\uFEFF<html><table>', 'utf16le')],
    ['notSpreadsheet', text('{\\rtf1\\ansi}')],
    ['unknownEncoding', new Uint8Array([0x4e, 0x6f, 0xff, 0xff])],
    ['notExcel', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['openDocument', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
    ['numbers', zip({ 'Index/Document.iwa': 'x' })],
    ['numbers', zip({ 'Index.zip': 'x' })],
    [
      'binaryExcel',
      zip({ '_rels/.rels': relationships([['officeDocument', 'xl/workbook.bin']]), 'xl/workbook.bin': 'x' }),
    ],
    [
      'notSpreadsheet',
      zip({ '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]), 'word/document.xml': '<x/>' }),
    ],
    ['notExcel', zip({ 'readme.txt': 'hello' })],
    ['tooLarge', new Uint8Array(MAX_UPLOAD_BYTES + 1)],
  ])('%s', (code, bytes) => {
    expect(codeOf(bytes)).toBe(code)
  })
})

describe('damage is named', () => {
  test('a file cut off anywhere', () => {
    const bytes = xlsx(good())
    fc.assert(
      fc.property(fc.integer({ min: 4, max: bytes.length - 1 }), (length) => {
        expect(['truncated', 'damaged', 'notExcel']).toContain(codeOf(bytes.subarray(0, length)))
      }),
    )
  })

  test.each([
    ['a shared string that is missing', xlsx(worksheetXml('<c r="E12" t="s"><v>0</v></c>'))],
    [
      'a shared string beyond the last',
      xlsx(worksheetXml('<c r="E12" t="s"><v>-1</v></c>'), { 'xl/sharedStrings.xml': '<sst/>' }),
    ],
    ['a row beyond the sheet', xlsx(sheetXml('<row r="1048577"/>'))],
    ['a row zero', xlsx(sheetXml('<row r="0"/>'))],
    ['a column beyond the sheet', xlsx(sheetXml('<row r="1"><c r="XFE1"><v>1</v></c></row>'))],
    ['a cell outside a row', xlsx(sheetXml('<c r="A1"><v>1</v></c>'))],
    ['unclosed XML', xlsx('<worksheet><sheetData>')],
    ['an unknown entity', xlsx(sheetXml('<row r="1"><c r="A1" t="str"><v>&boom;</v></c></row>'))],
    [
      'bytes that are not UTF-8',
      zip({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]) }),
    ],
    ['a sheet that leads nowhere', zip({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': null })],
  ])('%s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('damaged')
  })

  test('bytes changed anywhere: a reading or a named refusal, never a crash', () => {
    const bytes = xlsx(good(), { 'xl/sharedStrings.xml': '<sst><si><t>a</t></si></sst>' })
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const mutated = bytes.slice()
        for (const [at, value] of changes) mutated[at] = value
        expect(typeof codeOf(mutated)).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})

/** A package with a ZIP64 record before its end, which says that the directory begins at `offset` before it. */
function withWideEnd(bytes: Uint8Array, offset: (real: number) => number, announced = 0x07064b50): Uint8Array {
  const file = Buffer.from(bytes)
  const end = file.length - 22
  const wide = Buffer.alloc(76)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(BigInt(file.readUInt16LE(end + 10)), 32)
  wide.writeBigUInt64LE(BigInt(file.readUInt32LE(end + 12)), 40)
  wide.writeBigUInt64LE(BigInt(offset(file.readUInt32LE(end + 16))), 48)
  wide.writeUInt32LE(announced, 56)
  wide.writeBigUInt64LE(BigInt(end), 64)
  return Buffer.concat([file.subarray(0, end), wide, file.subarray(end)])
}

test('a ZIP64 record counts where a locator announces it, and may not contradict the other one', () => {
  const bytes = xlsx(good())
  expect(codeOf(withWideEnd(bytes, (real) => real))).toBe('read')
  expect(codeOf(withWideEnd(bytes, (real) => real + 1))).toBe('unsafe')
  expect(codeOf(withWideEnd(bytes, (real) => real, 0))).toBe('damaged')
  const lost = Buffer.from(bytes)
  lost.writeUInt32LE(0xffffffff, lost.length - 6)
  expect(codeOf(lost)).toBe('damaged')
})

describe('attacks are refused', { timeout: 30_000 }, () => {
  const declaration = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

  test.each([
    ['a DOCTYPE in the sheet', xlsx(good().replace('?>', `?>${declaration}`))],
    ['a DOCTYPE in the strings', xlsx(good(), { 'xl/sharedStrings.xml': `${declaration}<sst/>` })],
    ['a path out of the package', zip({ ...workbookParts(good()), '../../etc/passwd': 'x' })],
    ['a drive letter', zip({ ...workbookParts(good()), 'C:\\x.xml': 'x' })],
    ['deep nesting', xlsx(`<worksheet>${'<a>'.repeat(100_000)}`)],
    ['two names that differ in case', zip({ ...workbookParts(good()), 'XL/Workbook.xml': 'x' })],
  ])('%s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('unsafe')
  })

  test('an entry twice', () => {
    const bytes = Buffer.from(zip({ ...workbookParts(good()), 'xl/a.xml': 'x', 'xl/b.xml': 'y' }))
    bytes.write('xl/a.xml', bytes.lastIndexOf('xl/b.xml'))
    expect(codeOf(bytes)).toBe('unsafe')
  })

  test('a bomb: 25 MB of zeros in a few kilobytes, also when the headers lie about it', () => {
    const bytes = Buffer.from(zip(workbookParts('', { 'xl/worksheets/sheet1.xml': new Uint8Array(25 * 1024 * 1024) })))
    expect(bytes.length).toBeLessThan(100_000)
    expect(codeOf(bytes)).toBe('tooLargeInside')
    const inflatedSize = 24
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
      bytes.writeUInt32LE(10, at + inflatedSize)
    }
    expect(codeOf(bytes)).toBe('tooLargeInside')
  })

  test('many parts that are small enough one by one', () => {
    const part = new Uint8Array(20 * 1024 * 1024)
    const bomb = new ZipPackage(zip({ a: part, b: part, c: part }))
    expect(bomb.read('a')).toHaveLength(part.length)
    expect(bomb.read('b')).toHaveLength(part.length)
    expect(() => bomb.read('c')).toThrow(/^tooLargeInside/)
  })

  test.each([
    [
      'entries',
      zipSync(
        Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => [`e${index}`, new Uint8Array()])),
      ),
    ],
    [
      'sheets',
      xlsx(good(), {
        'xl/workbook.xml': workbookXml(Array.from({ length: MAX_SHEETS + 1 }, (_, index) => `S${index}`)),
      }),
    ],
    [
      'merges',
      xlsx(sheetXml('', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(MAX_MERGES + 1)}</mergeCells>`)),
    ],
  ])('too many %s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('tooComplex')
  })

  test('a tag with hundreds of thousands of attributes', () => {
    const attributes = Array.from({ length: 200_000 }, (_, index) => `a${index.toString(36)}=""`)
    expect(codeOf(xlsx(sheetXml(`<row ${attributes.join(' ')}/>`)))).toBe('unsafe')
  })

  test('one long shared string in a hundred thousand cells', () => {
    const strings = { 'xl/sharedStrings.xml': `<sst><si><t>${'長'.repeat(32_767)}</t></si></sst>` }
    expect(codeOf(xlsx(sheetXml('<row><c t="s"><v>0</v></c></row>'.repeat(100_000)), strings))).toBe('tooLargeInside')
  })

  test('thousands of sheets or relationships', () => {
    const sheets = workbookXml([]).replace('<sheets>', `<sheets>${'<sheet/>'.repeat(10_000)}`)
    expect(codeOf(xlsx(good(), { 'xl/workbook.xml': sheets }))).toBe('tooComplex')
    const many = Array.from({ length: 10_000 }, () => ['theme', 'theme.xml'] as [string, string])
    expect(codeOf(xlsx(good(), { 'xl/_rels/workbook.xml.rels': relationships(many) }))).toBe('tooComplex')
  })

  test('too many cells or rows', () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`
    expect(codeOf(xlsx(sheetXml(row.repeat(MAX_CELLS / 10_000 + 1))))).toBe('tooLargeInside')
    const rows = '<row><c><v>1</v></c></row>'.repeat(MAX_FILLED_ROWS + 1)
    expect(codeOf(xlsx(sheetXml(rows)))).toBe('tooLargeInside')
  })

  test('a whole sheet of styles without content costs nothing', () => {
    const styled = Array.from({ length: 16_384 }, () => '<c s="1"/>').join('')
    const sheet = sheetXml(`<row r="1">${styled}</row><row r="1048576">${textCell('A1048576', '端')}</row>`)
    expect(codeOf(xlsx(sheet.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')))).toBe('read')
  })
})
