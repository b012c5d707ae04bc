import { median, timed } from './measure.mts'
import type { BenchServer } from './server.mts'
import { atMost, plain, type Row } from './table.mts'

const OPENINGS = 40
const FEW = 100
const MANY = 100_000

/** How long the last page of a worksheet's history takes, and whether that depends on how much there is. */
export async function measureHistory(server: BenchServer): Promise<Row[]> {
  const few = await worksheetWithEvents(server, FEW)
  const many = await worksheetWithEvents(server, MANY)
  await server.client.query('ANALYZE "HistoryEvent"')
  const [short, long] = [await openings(server, few), await openings(server, many)]
  return [
    plain(`history opened, ${FEW} events, p50`, short, 'ms'),
    plain(`history opened, ${MANY.toLocaleString('en')} events, p50`, long, 'ms'),
    atMost(`the one with ${MANY.toLocaleString('en')} events against the other`, long / short, 1.5, '×'),
  ]
}

/** A worksheet of 20 rows that were changed in turn. @returns its id */
async function worksheetWithEvents(server: BenchServer, events: number): Promise<string> {
  const id = await server.addWorksheet(20)
  await server.client.query(
    `INSERT INTO "HistoryEvent" (id, "worksheetId", seq, "actionId", "useCaseId", "actorId", source, changes, "createdAt")
     SELECT gen_random_uuid(), $1, n, gen_random_uuid(), row.ids[1 + n % 20], $2, 'typing',
       jsonb_build_object('problem', jsonb_build_object('from', '課題 ' || n - 1, 'to', '課題 ' || n)),
       now() - ($3::int - n) * interval '1 minute'
     FROM generate_series(1, $3::int) n,
       (SELECT array_agg(id) AS ids FROM "UseCase" WHERE "worksheetId" = $1) row`,
    [id, server.userId, events],
  )
  await server.client.query('UPDATE "Worksheet" SET seq = $2 WHERE id = $1', [id, events])
  return id
}

async function openings(server: BenchServer, worksheetId: string): Promise<number> {
  const open = async () => {
    const response = await fetch(`${server.origin}/api/worksheets/${worksheetId}/history`, {
      headers: { cookie: server.cookie },
    })
    if (!response.ok) throw new Error(`history answered ${response.status}`)
    return response.json()
  }
  await open()
  const samples: number[] = []
  for (let opening = 0; opening < OPENINGS; opening++) samples.push((await timed(open)).ms)
  return median(samples)
}
