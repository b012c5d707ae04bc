import { columnName } from '../domain/worksheet/grid'
import { formats } from '../domain/worksheet/formats/formats'
import type { Cells } from '../domain/worksheet/model'
import { headerRows, relationships, sheetXml, textCell, workbookXml, zip } from './xlsx-fixture'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const NAMESPACES = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  art: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const types: [string, string][] = [
  ['/xl/workbook.xml', `${OFFICE}.spreadsheetml.sheet.main+xml`],
  ['/xl/worksheets/sheet1.xml', `${OFFICE}.spreadsheetml.worksheet+xml`],
  ['/xl/worksheets/sheet2.xml', `${OFFICE}.spreadsheetml.worksheet+xml`],
  ['/xl/sharedStrings.xml', `${OFFICE}.spreadsheetml.sharedStrings+xml`],
  ['/xl/comments1.xml', `${OFFICE}.spreadsheetml.comments+xml`],
  ['/xl/drawings/drawing1.xml', `${OFFICE}.drawing+xml`],
]

/** Parts of `ownWorkbook` that say what a library would drop: a picture with its alternative text, furigana, a comment. */
export const carefulParts = [
  'xl/sharedStrings.xml',
  'xl/comments1.xml',
  'xl/drawings/drawing1.xml',
  'xl/drawings/vmlDrawing1.vml',
  'xl/media/image1.png',
  'xl/worksheets/sheet2.xml',
  'xl/worksheets/_rels/sheet1.xml.rels',
]

/**
 * A v1.2 workbook as a person's own program wrote it, with a picture, furigana, a comment and a sheet of notes.
 * @param rows the use cases from row 12 on; rows up to 16 are numbered
 */
export function ownWorkbook(rows: Cells[]): Buffer {
  const { columns } = formats['v1.2']
  const body = [12, 13, 14, 15, 16].map((number, index) => {
    const cells: Cells = { no: String(index + 1), ...rows[index] }
    const texts = columns.map(({ key }, column) => {
      const text = key === 'priority' ? undefined : cells[key]
      if (text === undefined) return ''
      const address = columnName(column) + number
      return text === '会計' ? `<c r="${address}" t="s"><v>0</v></c>` : textCell(address, text)
    })
    return `<row r="${number}" ht="63" customHeight="1">${texts.join('')}</row>`
  })
  const after = `<drawing xmlns:r="${NAMESPACES.relationships}" r:id="rId1"/><legacyDrawing xmlns:r="${NAMESPACES.relationships}" r:id="rId2"/>`
  const overrides = types.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return Buffer.from(
    zip({
      '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="vml" ContentType="${OFFICE}.vmlDrawing"/>${overrides.join('')}</Types>`,
      '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
      'xl/workbook.xml': workbookXml(['課題', '社内メモ']),
      'xl/_rels/workbook.xml.rels': relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
      'xl/worksheets/sheet1.xml': sheetXml(headerRows('v1.2') + body.join(''), after),
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([
        ['drawing', '../drawings/drawing1.xml'],
        ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
        ['comments', '../comments1.xml'],
      ]),
      'xl/worksheets/sheet2.xml': sheetXml(`<row r="1">${textCell('A1', '書き換えないでください')}</row>`),
      'xl/sharedStrings.xml': `<sst xmlns="${NAMESPACES.main}" count="1" uniqueCount="1"><si><t>会計</t><rPh sb="0" eb="2"><t>カイケイ</t></rPh><phoneticPr fontId="0"/></si></sst>`,
      'xl/comments1.xml': `<comments xmlns="${NAMESPACES.main}"><authors><author>佐藤</author></authors><commentList><comment ref="E12" authorId="0"><text><t>来週確認</t></text></comment></commentList></comments>`,
      'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
      'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="${NAMESPACES.drawing}" xmlns:a="${NAMESPACES.art}"><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="9525" cy="9525"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="図 1" descr="調査の写真"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${NAMESPACES.relationships}" r:embed="rId1"/><a:srcRect l="1000"/></xdr:blipFill><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': relationships([['image', '../media/image1.png']]),
      'xl/media/image1.png': Buffer.from(PIXEL, 'base64'),
    }),
  )
}
