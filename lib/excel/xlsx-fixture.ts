import { strToU8, zipSync } from 'fflate'
import { formats } from '../domain/worksheet/formats/formats'
import { columnName } from '../domain/worksheet/grid'
import type { FormatId } from '../domain/worksheet/model'

/** Small .xlsx packages for tests, built by hand so that they can be as odd or as hostile as files get. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Always the same, so that a fixture written again is the same file. */
const WRITTEN = new Date(2026, 0, 1)

/** Parts by name; null leaves one out. */
export type Parts = Record<string, string | Uint8Array | null>

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')
}

/** A cell with text inside. */
export function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

export function sheetXml(rows: string, after = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`
}

/** Rows of a worksheet's header, where the format has them. */
export function headerRows(format: FormatId): string {
  const { columns, firstHeaderRow, lastHeaderRow } = formats[format]
  let rows = ''
  for (let number = firstHeaderRow; number <= lastHeaderRow; number++) {
    const cells = columns.map(({ header, headerRow }, index) =>
      headerRow === number ? textCell(columnName(index) + number, header) : '',
    )
    rows += `<row r="${number}">${cells.join('')}</row>`
  }
  return rows
}

/** A v1.2 worksheet with these cells (their XML) in row 12. */
export function worksheetXml(cells: string, after = ''): string {
  return sheetXml(`${headerRows('v1.2')}<row r="12">${cells}</row>`, after)
}

export function relationships(targets: [type: string, target: string][]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}">${each.join('')}</Relationships>`
}

export function workbookXml(names: string[], before = ''): string {
  const sheets = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets.join('')}</sheets></workbook>`
}

/** The parts of a workbook with one sheet named S. */
export function workbookParts(sheet: string, more: Parts = {}): Parts {
  const targets: [string, string][] = [['worksheet', 'worksheets/sheet1.xml']]
  if (more['xl/sharedStrings.xml']) targets.push(['sharedStrings', 'sharedStrings.xml'])
  if (more['xl/styles.xml']) targets.push(['styles', 'styles.xml'])
  return {
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(['S']),
    'xl/_rels/workbook.xml.rels': relationships(targets),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
}

/** Bytes of a part in which its root element begins. */
const HEAD = 1_000

/** Content types by the root element of a part. */
const contentTypeOf: Record<string, string> = {
  workbook: 'sheet.main',
  worksheet: 'worksheet',
  chartsheet: 'chartsheet',
  sst: 'sharedStrings',
  styleSheet: 'styles',
  table: 'table',
  calcChain: 'calcChain',
}

/** `[Content_Types].xml` for these parts, as strict readers such as openpyxl ask for it; null when they are no workbook. */
export function contentTypes(parts: Parts): string | null {
  const overrides = Object.entries(parts).flatMap(([name, part]) => {
    const bytes = typeof part === 'string' ? strToU8(part.slice(0, HEAD)) : (part ?? new Uint8Array())
    const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replaceAll('\0', '')
    const root = /<(?:\w+:)?([A-Za-z]+)[\s>/]/.exec(head)?.[1] ?? ''
    const type = Object.hasOwn(contentTypeOf, root) ? contentTypeOf[root] : null
    const path = name.replaceAll('\\', '/')
    return type ? [`<Override PartName="/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`] : []
  })
  if (!overrides.some((each) => each.includes('.sheet.main+xml'))) return null
  const defaults = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
  ]
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`
}

/** Packs parts; a workbook without content types gets them, unless they are left out by null. */
export function zip(parts: Parts): Uint8Array {
  const all = { '[Content_Types].xml': contentTypes(parts), ...parts }
  const files = Object.entries(all).flatMap(([name, part]) =>
    part === null ? [] : [[name, typeof part === 'string' ? strToU8(part) : part] as const],
  )
  return zipSync(Object.fromEntries(files), { mtime: WRITTEN })
}

/** A file with one sheet. */
export function xlsx(sheet: string, more: Parts = {}): Uint8Array {
  return zip(workbookParts(sheet, more))
}
