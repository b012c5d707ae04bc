import { drawWorkbook } from '../../lib/excel/draw.ts'
import { bareRead, bareWrite } from './floors.mts'
import { insertUseCases, type BenchServer } from './server.mts'
import { sampleWorksheet } from './data.mts'
import { median, peakMemory, timed } from './measure.mts'
import { atMost, plain, type Row } from './table.mts'

const TIMES = 5

/** Import (upload to committed) and export over HTTP, beside the bare read, insert and write of the same data. */
export async function measureFiles(server: BenchServer, sizes: number[]): Promise<Row[]> {
  const table: Row[] = []
  for (const size of sizes) {
    const { worksheet, useCases } = sampleWorksheet(size)
    const { bytes } = await drawWorkbook(worksheet, useCases)
    const worksheetId = await server.addWorksheet(size)

    const read = await medianOf(async () => bareRead(bytes))
    const insert = await medianOf(async () => insertUseCases(server.client, await emptyWorksheet(server), useCases))
    const write = await medianOf(() => bareWrite(useCases))
    const imported = await medianWithMemory(server, () => importFile(server, bytes))
    const exported = await medianWithMemory(server, () => exportFile(server, worksheetId))

    const rows = `${size.toLocaleString('en')} rows`
    table.push(plain(`bare zip + SAX read, ${rows}`, read, 'ms'))
    table.push(plain(`one-statement insert, ${rows}`, insert, 'ms'))
    table.push(atMost(`import, upload to committed, ${rows}`, imported.ms, 2.5 * (read + insert), 'ms'))
    table.push(plain(`import, server memory at its peak, ${rows}`, imported.peak, 'MB'))
    table.push(plain(`exceljs streaming write, ${rows}`, write, 'ms'))
    table.push(atMost(`export, ${rows}`, exported.ms, 1.5 * write, 'ms'))
    table.push(plain(`export, server memory at its peak, ${rows}`, exported.peak, 'MB'))
  }
  return table
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const samples: number[] = []
  for (let i = 0; i < TIMES; i++) samples.push((await timed(work)).ms)
  return median(samples)
}

async function medianWithMemory(server: BenchServer, work: () => Promise<unknown>) {
  const runs: { ms: number; peak: number }[] = []
  for (let i = 0; i < TIMES; i++) runs.push(await peakMemory(server.pid, work))
  return { ms: median(runs.map(({ ms }) => ms)), peak: Math.max(...runs.map(({ peak }) => peak)) }
}

async function emptyWorksheet(server: BenchServer): Promise<string> {
  return server.addWorksheet(0)
}

async function importFile(server: BenchServer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const uploaded = await request(server, '/api/imports?workspace=bench&fileName=bench.xlsx', {
    method: 'POST',
    body: bytes,
  })
  const { id } = (await uploaded.json()) as { id: string }
  await (await request(server, `/api/imports/${id}/commit`, { method: 'POST' })).text()
}

async function exportFile(server: BenchServer, worksheetId: string): Promise<void> {
  await (await request(server, `/api/worksheets/${worksheetId}/export?format=v1.1`)).arrayBuffer()
}

async function request(server: BenchServer, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(server.origin + path, { ...init, headers: { cookie: server.cookie } })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}
