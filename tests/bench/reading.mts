import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { sampleWorksheet } from './data.mts'
import { median } from './measure.mts'
import { atMost, plain, type Row } from './table.mts'

const ROWS = 10_000
const ROUNDS = 5
const READS = 3
const ways = ['sax', 'worksheet', 'exceljs'] as const

/** Recognise + parse of a workbook in memory, beside the bare parser that builds the same strings and exceljs' load. */
export async function measureReading(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const ms = { sax: [] as number[], worksheet: [] as number[], exceljs: [] as number[] }
  const peak = { sax: 0, worksheet: 0, exceljs: 0 }
  try {
    const file = join(folder, 'bench.xlsx')
    const { worksheet, useCases } = sampleWorksheet(ROWS)
    await writeFile(file, (await drawWorkbook(worksheet, useCases)).bytes)
    // In turns, so that a busy moment of the machine meets all of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ways) {
        const figures = await readApart(way, file)
        ms[way].push(...figures.ms)
        peak[way] = Math.max(peak[way], figures.peak)
      }
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  const rows = `${ROWS.toLocaleString('en')} rows`
  const [sax, ours, exceljs] = ways.map((way) => median(ms[way]))
  return [
    plain(`bare SAX read that builds the strings, ${rows}`, sax!, 'ms'),
    plain(`exceljs load, ${rows}`, exceljs!, 'ms'),
    plain(`recognise and parse, ${rows}`, ours!, 'ms'),
    atMost(`recognise and parse, share of the bare read, ${rows}`, ours! / sax!, 1.3, '×'),
    atMost(`recognise and parse, share of exceljs’ load, ${rows}`, ours! / exceljs!, 0.5, '×'),
    plain(`bare SAX read, peak memory, ${rows}`, peak.sax, 'MB'),
    plain(`exceljs load, peak memory, ${rows}`, peak.exceljs, 'MB'),
    plain(`recognise and parse, peak memory, ${rows}`, peak.worksheet, 'MB'),
  ]
}

async function readApart(way: string, file: string): Promise<{ ms: number[]; peak: number }> {
  const script = join(import.meta.dirname, 'read-once.mts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, way, file, String(READS)])
  return JSON.parse(stdout) as { ms: number[]; peak: number }
}
