import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { textCell } from '@/lib/excel/xlsx-fixture'

/**
 * Edits a sheet of a file drawn by the product, as a program that knows nothing of its ids would.
 * @param cells new texts by address; null empties a cell, an address that the row lacks is added to it
 * @param sheet counted from 1
 * @param without rows that are taken out, those below moving up no further: as if they were emptied
 */
export function editFile(
  bytes: Uint8Array,
  cells: Record<string, string | null>,
  { without = [], sheet = 1 }: { without?: number[]; sheet?: number } = {},
): Buffer {
  const parts = unzipSync(bytes)
  const part = `xl/worksheets/sheet${sheet}.xml`
  let xml = strFromU8(parts[part]!)
  for (const [address, text] of Object.entries(cells)) {
    const written = text === null ? '' : textCell(address, text)
    const cell = new RegExp(`<c r="${address}"(?: [^>]*?)?(?:/>|>.*?</c>)`, 's')
    if (cell.test(xml)) xml = xml.replace(cell, () => written)
    else
      xml = xml.replace(rowPattern(/\d+$/.exec(address)![0]), (row) =>
        row.replace(/<\/row>$/, () => `${written}</row>`),
      )
  }
  for (const row of without) xml = xml.replace(rowPattern(String(row)), '')
  return Buffer.from(zipSync({ ...parts, [part]: strToU8(xml) }))
}

function rowPattern(row: string): RegExp {
  return new RegExp(`<row r="${row}"[^>]*>.*?</row>`, 's')
}
