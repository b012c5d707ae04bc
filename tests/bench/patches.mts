import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ChangeResponse } from '../../lib/domain/merge/change.ts'
import { median, percentile } from './measure.mts'
import { atLeast, atMost, plain, type Row } from './table.mts'
import type { BenchServer } from './server.mts'

const WARM_UP = 200
const SEQUENTIAL = 1_000
const CLIENTS = 16
const PARALLEL_MS = 5_000

/** Durable cell patches over HTTP, beside a bare durable UPDATE and a bare route handler in the same run. */
export async function measurePatches(server: BenchServer): Promise<Row[]> {
  const worksheetId = await server.addWorksheet(1_000)
  const { rows } = await server.client.query<{ id: string }>(`SELECT id FROM "UseCase" WHERE "worksheetId" = $1`, [
    worksheetId,
  ])
  const writers = rows.map(({ id }) => cellWriter(server, worksheetId, id))
  const at = (i: number) => writers[i % writers.length]?.() ?? Promise.reject(new Error('no rows'))

  const bareUpdate = await sequential((i) => updateOnce(server.client, rows[i % rows.length]?.id))
  const bareRoute = await sequential(() => fetch(`${server.origin}/api/health/live`).then((answer) => answer.text()))
  const patch = await sequential(at)
  const perSecond = await parallel(at)

  const floor = median(bareUpdate) + median(bareRoute)
  return [
    plain('bare UPDATE … COMMIT, p50', median(bareUpdate), 'ms'),
    plain('bare route handler, p50', median(bareRoute), 'ms'),
    atMost('cell patch over HTTP, durable, with history, p50', median(patch), 2 * floor, 'ms'),
    plain('cell patch, p99', percentile(patch, 0.99), 'ms'),
    atLeast(`cell patches per second, ${CLIENTS} clients`, perSecond, 400, '/s'),
  ]
}

/** Saves one cell again and again, each time on top of the time before. */
export function cellWriter(server: BenchServer, worksheetId: string, useCaseId: string) {
  let revision = 1
  let count = 0
  return async () => {
    const patches = [{ useCaseId, field: 'problem', value: `課題 ${++count}`, baseRevision: revision }]
    const response = await fetch(`${server.origin}/api/worksheets/${worksheetId}/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: server.cookie },
      body: JSON.stringify({ actionId: randomUUID(), source: 'typing', patches }),
    })
    if (!response.ok) throw new Error(`changes answered ${response.status}: ${await response.text()}`)
    const answer = (await response.json()) as ChangeResponse
    if (answer.conflicts.length > 0) throw new Error('a patch of one writer met a conflict')
    revision = answer.revisions[useCaseId] ?? revision
  }
}

async function updateOnce(client: pg.Client, id: string | undefined): Promise<void> {
  await client.query({
    name: 'bare-update',
    text: `UPDATE "UseCase" SET revision = revision WHERE id = $1`,
    values: [id],
  })
}

async function sequential(work: (i: number) => Promise<unknown>): Promise<number[]> {
  for (let i = 0; i < WARM_UP; i++) await work(i)
  const samples: number[] = []
  for (let i = 0; i < SEQUENTIAL; i++) {
    const start = performance.now()
    await work(i)
    samples.push(performance.now() - start)
  }
  return samples
}

/** Each client writes a row of its own, so that what is measured is the path, not a queue for one row. */
async function parallel(work: (i: number) => Promise<unknown>): Promise<number> {
  const end = performance.now() + PARALLEL_MS
  let done = 0
  const client = async (row: number) => {
    while (performance.now() < end) {
      await work(row)
      done++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, row) => client(row)))
  return done / (PARALLEL_MS / 1000)
}
