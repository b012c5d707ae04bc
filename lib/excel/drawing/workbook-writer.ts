import { Readable, Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { columnName } from '../../domain/worksheet/grid'
import { SharedTexts } from './shared-texts'
import { customPropertiesType, exportIdPart, packageRelationships } from './package-parts'
import { defaultFont } from './styles'
import { xmlText } from './text'

declare module 'exceljs' {
  // Parts of exceljs 4.4 that its own types leave out.
  interface Worksheet {
    /** By range; the typed way is by cell, which costs an object per row. */
    dataValidations: { add(range: string, validation: DataValidation): void }
    _writeHyperlinks(): void
    _writeDataValidations(): void
    _sheetRelsWriter: { addHyperlink(link: { address: string; target: string }): void }
    /** The ranges that are merged. `mergeCells` also makes rows, which would be written again behind our own. */
    _merges: string[]
    /** What the sheet's part is written to; XML goes into it as it is. */
    stream: { write(xml: string): void }
  }
}

/** The streaming workbook with the archive that every finished part goes into. */
export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter & {
  zip: { append(part: unknown, entry: { name: string }): unknown }
  sharedStrings: SharedTexts
  addSharedStrings(): Promise<void>
  addOfficeRels(): Promise<void>
  styles: { addStyleModel(style: Partial<ExcelJS.Style>): number }
}
const WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter as new (
  ...options: ConstructorParameters<typeof ExcelJS.stream.xlsx.WorkbookWriter>
) => WorkbookWriter

/** The package's relationships go into the archive while exceljs' constructor runs; `openWorkbook` writes them instead. */
class OwnPackageWriter extends WorkbookWriter {
  override async addOfficeRels(): Promise<void> {}
}

interface OpenWorkbook {
  workbook: WorkbookWriter
  bytes: () => Uint8Array<ArrayBuffer>
}

/**
 * A workbook that is written while it is drawn: a third of the time and memory of building it first.
 * Call `commit` on the workbook when everything is drawn, then `bytes` yields the file.
 * @param exportId becomes a property of the document
 */
export function openWorkbook(exportId?: string): OpenWorkbook {
  const chunks: Uint8Array[] = []
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  // Without shared strings exceljs writes texts as formula results, of which readers trim the white space.
  const workbook = new OwnPackageWriter({ stream, useStyles: true, useSharedStrings: true })
  workbook.creator = 'Kachisuji'
  workbook.lastModifiedBy = 'Kachisuji'
  workbook.sharedStrings = new SharedTexts()
  workbook.addSharedStrings = async () => {
    workbook.zip.append(Readable.from(workbook.sharedStrings.parts()), { name: '/xl/sharedStrings.xml' })
  }
  correctParts(workbook, exportId !== undefined)
  workbook.zip.append(packageRelationships(exportId !== undefined), { name: '_rels/.rels' })
  if (exportId !== undefined) workbook.zip.append(exportIdPart(exportId), { name: 'docProps/custom.xml' })
  return { workbook, bytes: () => Buffer.concat(chunks) }
}

/** Adds a sheet whose validations stand before its links: in exceljs' own order Excel takes the file for damaged. */
export function addSheet(
  workbook: WorkbookWriter,
  name: string,
  options?: Partial<ExcelJS.AddWorksheetOptions>,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, options)
  const { _writeHyperlinks, _writeDataValidations } = sheet
  sheet._writeHyperlinks = _writeDataValidations
  sheet._writeDataValidations = _writeHyperlinks
  return sheet
}

/** A cell of a row that is written without exceljs: its style and at most one of text, number and formula. */
export interface PlainCell {
  style: Partial<ExcelJS.Style>
  text?: string
  number?: number
  /** Its result is a number or a text, or null where the cell shows nothing. */
  formula?: { formula: string; result: number | string | null }
  /** The address that the text leads to. */
  link?: string | null
}

/**
 * Yields a function that writes a whole row, from column A on, below the rows that were committed. The objects that
 * exceljs makes of each cell take longer than all the rest of an export.
 */
export function rowWriter(
  workbook: WorkbookWriter,
  sheet: ExcelJS.Worksheet,
): (number: number, height: number, cells: PlainCell[]) => void {
  const columns: string[] = []
  return (number, height, cells) => {
    let xml = `<row r="${number}" ht="${height}" customHeight="1" spans="1:${cells.length}" x14ac:dyDescent="0.25">`
    cells.forEach(({ style, text, number: value, formula, link }, index) => {
      const address = (columns[index] ??= columnName(index)) + number
      const start = `<c r="${address}" s="${workbook.styles.addStyleModel(style)}"`
      if (formula) xml += start + formulaXml(formula)
      else if (value !== undefined) xml += `${start}><v>${value}</v></c>`
      else if (text !== undefined) xml += `${start} t="s"><v>${workbook.sharedStrings.add(text)}</v></c>`
      else xml += `${start}/>`
      if (link) sheet._sheetRelsWriter.addHyperlink({ address, target: link })
    })
    sheet.stream.write(xml + '</row>')
  }
}

function formulaXml({ formula, result }: NonNullable<PlainCell['formula']>): string {
  const written = `<f>${xmlText(formula)}</f>`
  if (typeof result === 'number') return `>${written}<v>${result}</v></c>`
  return ` t="str">${written}<v>${xmlText(result ?? '')}</v></c>`
}

/**
 * Three things exceljs' streaming writer cannot be told: the default font (it writes Calibri, whose digits are narrower,
 * so Excel would draw every column an eighth too narrow), that Excel shall recalculate when it opens the file, and that
 * there are custom properties.
 */
function correctParts(workbook: WorkbookWriter, withCustomProperties: boolean): void {
  const append = workbook.zip.append.bind(workbook.zip)
  workbook.zip.append = (part, entry) => {
    if (typeof part !== 'string') return append(part, entry)
    if (entry.name === 'xl/styles.xml') return append(part.replace(/<font>.*?<\/font>/s, defaultFont), entry)
    if (entry.name === '/xl/workbook.xml') return append(part.replace('<calcPr ', '<calcPr fullCalcOnLoad="1" '), entry)
    if (entry.name === '[Content_Types].xml' && withCustomProperties) {
      return append(part.replace('</Types>', `${customPropertiesType}</Types>`), entry)
    }
    return append(part, entry)
  }
}
