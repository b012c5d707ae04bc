import { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { defaultFont } from './styles'

declare module 'exceljs' {
  // Parts of exceljs 4.4 that its own types leave out.
  interface Worksheet {
    /** By range; the typed way is by cell, which costs an object per row. */
    dataValidations: { add(range: string, validation: DataValidation): void }
    _writeHyperlinks(): void
    _writeDataValidations(): void
  }
}

/** The streaming workbook with the archive that every finished part goes into. */
type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter & {
  zip: { append(part: unknown, entry: { name: string }): unknown }
}
const WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter as new (
  ...options: ConstructorParameters<typeof ExcelJS.stream.xlsx.WorkbookWriter>
) => WorkbookWriter

/**
 * A workbook that is written while it is drawn: a third of the time and memory of building it first.
 * Call `commit` on the workbook when everything is drawn, then `bytes` yields the file.
 */
export function openWorkbook(): { workbook: WorkbookWriter; bytes: () => Uint8Array<ArrayBuffer> } {
  const chunks: Uint8Array[] = []
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  // Without shared strings exceljs writes texts as formula results, of which readers trim the white space.
  const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  workbook.creator = 'Kachisuji'
  workbook.lastModifiedBy = 'Kachisuji'
  correctParts(workbook)
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

/**
 * Two things exceljs' streaming writer cannot be told: the default font (it writes Calibri, whose digits are narrower,
 * so Excel would draw every column an eighth too narrow), and that Excel shall recalculate when it opens the file.
 */
function correctParts(workbook: WorkbookWriter): void {
  const append = workbook.zip.append.bind(workbook.zip)
  workbook.zip.append = (part, entry) => {
    if (typeof part !== 'string') return append(part, entry)
    if (entry.name === 'xl/styles.xml') return append(part.replace(/<font>.*?<\/font>/s, defaultFont), entry)
    if (entry.name === '/xl/workbook.xml') return append(part.replace('<calcPr ', '<calcPr fullCalcOnLoad="1" '), entry)
    return append(part, entry)
  }
}
