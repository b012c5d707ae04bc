import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { HeardEvents } from '../support/live-stream.ts'
import { median, percentile } from './measure.mts'
import { cellWriter } from './patches.mts'
import { atMost, plain, type Row } from './table.mts'
import type { BenchServer } from './server.mts'

const SAVES = 100
const IDLE_STREAMS = 500
/** Idle people sit at worksheets in teams, as in a company's workshops. */
const TEAM = 5

/** From the start of one client's save to its arrival at another; and what a stream costs that waits. */
export async function measureLive(server: BenchServer): Promise<Row[]> {
  const bare = await bareNotify(server)
  const two = await propagation(server, 1)
  const thirty = await propagation(server, 29)
  return [
    plain('bare NOTIFY to a listening socket, p50', median(bare), 'ms'),
    atMost("save to another's stream, 2 clients, p50", median(two), 20, 'ms'),
    atMost("save to another's stream, 2 clients, p95", percentile(two, 0.95), 50, 'ms'),
    atMost("save to the last other's stream, 30 clients, p95", percentile(thirty, 0.95), 100, 'ms'),
    atMost(`server memory held by an idle stream, ${IDLE_STREAMS} streams`, await memoryPerStream(server), 64, 'kB'),
  ]
}

async function follow(server: BenchServer, worksheetId: string, seq: number): Promise<HeardEvents> {
  const address = `${server.origin}/api/live?client=${randomUUID()}&follow=${worksheetId}.${seq}`
  const { body } = await fetch(address, { headers: { cookie: server.cookie } })
  if (!body) throw new Error('the stream has no body')
  return new HeardEvents(body)
}

/** Milliseconds from a save's start until the last of the listeners has it, for each of `SAVES` saves. */
async function propagation(server: BenchServer, listeners: number): Promise<number[]> {
  const worksheetId = await server.addWorksheet(20)
  const { rows } = await server.client.query<{ id: string }>(
    `SELECT id FROM "UseCase" WHERE "worksheetId" = $1 LIMIT 1`,
    [worksheetId],
  )
  const write = cellWriter(server, worksheetId, rows[0]?.id ?? '')
  const streams = await Promise.all(Array.from({ length: listeners }, () => follow(server, worksheetId, 0)))
  const samples: number[] = []
  for (let save = 0; save < SAVES; save++) {
    const start = performance.now()
    const heard = Promise.all(streams.map((stream) => stream.next('changes')))
    await write()
    await heard
    samples.push(performance.now() - start)
  }
  await Promise.all(streams.map((stream) => stream.close()))
  return samples
}

/** The floor: the same database tells a listener something, without the product in between. */
async function bareNotify(server: BenchServer): Promise<number[]> {
  const listener = new pg.Client(server.databaseUrl)
  await listener.connect()
  await listener.query('LISTEN bench')
  const samples: number[] = []
  for (let round = 0; round < SAVES; round++) {
    const start = performance.now()
    const heard = new Promise((resolve) => listener.once('notification', resolve))
    await server.client.query(`NOTIFY bench`)
    await heard
    samples.push(performance.now() - start)
  }
  await listener.end()
  return samples
}

/**
 * Kilobytes that one open stream holds: heap and what hangs on it, after a collection of garbage, on a server that has
 * had as many before. The resident size tells more of the garbage of 500 sign-ins than of 500 streams.
 */
async function memoryPerStream(server: BenchServer): Promise<number> {
  const held = async () => {
    const { heapUsed, external } = await server.memory()
    return heapUsed + external
  }
  const warm = await openIdle(server)
  await Promise.all(warm.map((stream) => stream.close()))
  const before = await held()
  const streams = await openIdle(server)
  const after = await held()
  await Promise.all(streams.map((stream) => stream.close()))
  return (after - before) / 1024 / IDLE_STREAMS
}

async function openIdle(server: BenchServer): Promise<HeardEvents[]> {
  const streams: HeardEvents[] = []
  while (streams.length < IDLE_STREAMS) {
    const worksheetId = await server.addWorksheet(1)
    for (let seat = 0; seat < TEAM; seat++) streams.push(await follow(server, worksheetId, 0))
  }
  await Promise.all(streams.map((stream) => stream.next('presence')))
  return streams
}
