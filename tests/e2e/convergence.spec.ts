import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { seededRandom } from '../support/seeded-random'
import pg from 'pg'
import { authSecret } from '../../scripts/data-folder.mjs'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { killProcess, startAppProcess } from '../support/app-process'
import { LiveClient } from '../support/live-client'
import { dataFolder } from '../support/owner'
import { worksheetWith } from '../support/worksheet-page'

const CLIENTS = 8
const ROWS = 40
const PATCHES = 5_000
const fields = ['problem', 'background', 'solution', 'concerns', 'notes'] as const
const SECOND_PORT = Number(process.env.E2E_PORT) + 1

test('eight clients on two app processes end with what the database holds, whatever breaks in between', async ({
  page,
}) => {
  // Half a minute on an idle machine; nothing here is about time.
  test.setTimeout(600_000)
  const database = await startPostgres(path.join(dataFolder(), 'postgres'))
  const second = await startAppProcess(SECOND_PORT, {
    DATABASE_URL: database.url('app'),
    AUTH_SECRET: authSecret(dataFolder()),
  })
  const worksheet = await worksheetWith(
    page,
    Array.from({ length: ROWS }, (_, at) => ({ no: String(at + 1) })),
  )
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const random = seededRandom(20_261_122)
  const origins = [`http://localhost:${process.env.E2E_PORT}`, `http://localhost:${SECOND_PORT}`]
  const clients: LiveClient[] = []
  for (let at = 0; at < CLIENTS; at++) {
    // Every tenth request is delivered twice.
    const deliveries = () => (random() < 0.1 ? 2 : 1)
    clients.push(await LiveClient.open(origins[at % 2]!, cookie, worksheet, deliveries))
  }

  let made = 0
  const work = async (client: LiveClient) => {
    while (made < PATCHES) {
      made += 1
      const rows = client.store.order.get()
      const useCaseId = rows[Math.floor(random() * rows.length)]!
      const field = fields[Math.floor(random() * fields.length)]!
      client.store.edit([{ useCaseId, field, value: randomUUID() }], 'typing')
      for (const conflict of client.store.conflicts.get()) {
        client.store.resolve(conflict, random() < 0.5 ? 'mine' : 'theirs')
      }
      if (random() < 0.01) client.cut()
      // People type one cell after another: the next once this one is saved, or a little before.
      if (random() < 0.7) await settled(client)
      else await new Promise((resolve) => setImmediate(resolve))
    }
    await settled(client)
  }
  await Promise.all(clients.map(work))

  const connection = new pg.Client({ connectionString: database.url('app') })
  await connection.connect()
  const { rows: stored } = await connection.query<{ id: string; cells: unknown; revision: number }>(
    'SELECT id, cells, revision FROM "UseCase" WHERE "worksheetId" = $1 ORDER BY position, id',
    [worksheet],
  )
  const { rows: history } = await connection.query<{ patches: number }>(
    `SELECT sum((SELECT count(*) FROM jsonb_object_keys(changes)))::int AS patches FROM "HistoryEvent"
     WHERE "worksheetId" = $1 AND source IN ('typing', 'conflict')`,
    [worksheet],
  )
  await connection.end()

  for (const { store } of clients) {
    await expect
      .poll(() => store.rows().map(({ id, cells, revision }) => ({ id, cells, revision })), { timeout: 30_000 })
      .toEqual(stored)
  }
  expect(history[0]?.patches).toBe(clients.reduce((sum, { accepted }) => sum + accepted, 0))
  for (const client of clients) client.close()
  await killProcess(second)
})

/** Once everything that the client typed was answered. */
async function settled({ store }: LiveClient): Promise<void> {
  if (store.queue.state.get().unsent === 0) return
  await new Promise<void>((resolve) => {
    const stop = store.queue.state.subscribe(() => {
      if (store.queue.state.get().unsent > 0) return
      stop()
      resolve()
    })
  })
}
