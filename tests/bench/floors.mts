import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { PassThrough } from 'node:stream'
import type { UseCase } from '../../lib/domain/worksheet/model.ts'

/**
 * The floor under an import: inflate the package and run the XML parser over sheet and shared strings, collecting the texts.
 * Returns how many cells were seen, so that the work cannot be optimised away.
 */
export function bareRead(bytes: Uint8Array): number {
  const entries = unzipSync(bytes, { filter: ({ name }) => /sharedStrings|worksheets\/sheet1\.xml/.test(name) })
  let cells = 0
  for (const part of Object.values(entries)) {
    const parser = new SaxesParser()
    const texts: string[] = []
    parser.on('text', (text) => texts.push(text))
    parser.on('opentag', ({ name }) => {
      if (name === 'c') cells++
    })
    parser.write(new TextDecoder().decode(part)).close()
  }
  return cells
}

/** The floor under an export: exceljs' streaming writer, the same texts in a sheet without any style. */
export async function bareWrite(useCases: UseCase[]): Promise<number> {
  const stream = new PassThrough()
  let size = 0
  stream.on('data', (chunk: Buffer) => (size += chunk.length))
  const ended = new Promise((resolve) => stream.on('end', resolve))
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true })
  const sheet = workbook.addWorksheet('sheet')
  for (const { cells } of useCases) sheet.addRow(Object.values(cells)).commit()
  sheet.commit()
  await workbook.commit()
  await ended
  return size
}
