// One way of reading a file, in a process of its own so that its peak memory is its own:
// `tsx read-once.mts worksheet|sax|exceljs FILE TIMES` prints the milliseconds of each read and the peak in MB, as JSON.
import { readFileSync } from 'node:fs'
import { argv, resourceUsage } from 'node:process'
import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { parseWorkbook } from '../../lib/domain/worksheet/parse.ts'
import { readGrids } from '../../lib/excel/read/workbook.ts'
import { timed } from './measure.mts'

const ways: Record<string, (bytes: Uint8Array) => unknown> = {
  worksheet: (bytes) => parseWorkbook(readGrids(bytes)),
  sax: bareStrings,
  exceljs: (bytes) => new ExcelJS.Workbook().xlsx.load(new Uint8Array(bytes).buffer),
}

/** The floor: inflate sheet and strings, run the XML parser, and build the text of every cell. */
function bareStrings(bytes: Uint8Array): string[][] {
  const parts = unzipSync(bytes, { filter: ({ name }) => /sharedStrings|worksheets\/sheet/.test(name) })
  const shared: string[] = []
  const rows: string[][] = []
  let text = ''
  let type: string | undefined
  const read = (part: Uint8Array, open: (name: string, t?: string) => void, close: (name: string) => void) => {
    const parser = new SaxesParser()
    parser.on('opentag', ({ name, attributes }) => open(name, attributes.t))
    parser.on('text', (piece) => (text += piece))
    parser.on('closetag', ({ name }) => close(name))
    parser.write(new TextDecoder().decode(part)).close()
  }
  for (const [name, part] of Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (name.includes('sharedStrings')) {
      read(
        part,
        (tag) => tag === 'si' && (text = ''),
        (tag) => tag === 'si' && shared.push(text),
      )
      continue
    }
    read(
      part,
      (tag, t) => {
        if (tag === 'row') rows.push([])
        else if (tag === 'c') type = t
        else if (tag === 'v') text = ''
      },
      (tag) => tag === 'v' && rows.at(-1)!.push(type === 's' ? shared[Number(text)]! : text),
    )
  }
  return rows
}

const [, , way = '', file = '', times = '1'] = argv
const bytes = readFileSync(file)
const ms: number[] = []
for (let count = Number(times); count > 0; count--) ms.push((await timed(async () => ways[way]!(bytes))).ms)
console.log(JSON.stringify({ ms, peak: resourceUsage().maxRSS / 1024 }))
