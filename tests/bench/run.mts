// `npm run bench`: measures the built product on this machine and prints a table, then the same as JSON.
// Everything runs on free ports with a database of its own; nothing of an installation is touched.
import os from 'node:os'
import { prepareBrowser } from '../../scripts/browser.mjs'
import { buildIfStale } from '../../scripts/build.mjs'
import { LONG_TASK_MS, measureOpening, measureSliding, measureStability, measureTyping } from './browser.mts'
import { measureFiles } from './files.mts'
import { measureHistory } from './history.mts'
import { measureLive } from './live.mts'
import { measurePatches } from './patches.mts'
import { measureReading } from './reading.mts'
import { startBenchServer, type BenchServer } from './server.mts'
import { measureStarts } from './starts.mts'
import { atMost, plain, toMarkdown, type Row } from './table.mts'
import { largeValuation, measureValue } from './value.mts'
import { insertVotes } from './votes.mts'
import { measureWriteBack } from './write-back.mts'

const SIZES = [20, 1_000, 10_000]
const OPENINGS = 5
const KEY_PRESSES = 200
const VOTERS = 12

async function measureScreens(server: BenchServer): Promise<Row[]> {
  const [name = '', value = ''] = server.cookie.split('=')
  const cookie = {
    name,
    value,
    domain: 'localhost',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }
  const executable = prepareBrowser()
  const table: Row[] = []
  for (const size of SIZES) {
    const url = `${server.origin}/w/bench/worksheets/${await server.addWorksheet(size)}`
    const opening = await measureOpening(executable, cookie, url, OPENINGS)
    const rows = `${size.toLocaleString('en')} rows`
    table.push(atMost(`first row visible, cold, ${rows}`, opening.coldFirstRow, 700, 'ms'))
    table.push(atMost(`first row visible, warm, ${rows}`, opening.warmFirstRow, 400, 'ms'))
    table.push(atMost(`blocking time, ${rows}`, opening.blocking, 150, 'ms'))
    table.push(atMost(`JavaScript transferred, ${rows}`, opening.scriptKilobytes, 350, 'kB'))
    if (size === SIZES.at(-1)) {
      const typing = await measureTyping(executable, cookie, url, KEY_PRESSES)
      table.push(plain(`key press to painted character, p50, ${rows}`, typing.p50, 'ms'))
      table.push(atMost(`key press to painted character, p95, ${rows}`, typing.p95, 32, 'ms'))
    }
  }
  // A third of the rows is × and not ranked.
  const voted = await server.addWorksheet(300)
  await insertVotes(server.client, voted, VOTERS)
  const url = `${server.origin}/w/bench/worksheets/${voted}/ranking`
  const stability = await measureStability(executable, cookie, url, OPENINGS)
  const what = `200 ranked rows × ${VOTERS} voters`
  table.push(atMost(`ranking stability in the page’s worker, ${what}`, stability.drawn, 200, 'ms'))
  table.push(atMost(`longest task of the page meanwhile, ${what}`, stability.longest, LONG_TASK_MS, 'ms'))
  const sliding = await measureSliding(executable, cookie, await addValuation(server), 40)
  table.push(atMost('simulation in the page’s worker, 100 terms × 10,000 draws, p50', sliding.drawn, 150, 'ms'))
  table.push(atMost('blocking time while a slider moves', sliding.blocking, 0, 'ms'))
  return table
}

/** @returns the page of a use case with a large valuation */
async function addValuation(server: BenchServer): Promise<string> {
  const worksheet = await server.addWorksheet(1)
  const { rows } = await server.client.query<{ id: string }>(
    `INSERT INTO "Valuation" ("useCaseId", content) SELECT id, $2 FROM "UseCase" WHERE "worksheetId" = $1
     RETURNING "useCaseId" AS id`,
    [worksheet, JSON.stringify(largeValuation())],
  )
  return `${server.origin}/w/bench/worksheets/${worksheet}/value?row=${rows[0]?.id}`
}

const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${os.platform()} ${os.release()}`
const loadBefore = os.loadavg()[0] ?? 0
await buildIfStale('test-results/build.log')
const starts = await measureStarts()
const server = await startBenchServer()
try {
  const rows = [
    ...(await measurePatches(server)),
    ...(await measureLive(server)),
    ...(await measureHistory(server)),
    ...(await measureScreens(server)),
    ...(await measureFiles(server, SIZES)),
    ...(await measureWriteBack()),
    ...(await measureReading()),
    ...measureValue(),
    ...starts,
  ]
  const date = new Date().toISOString().slice(0, 10)
  console.log(`${date}, ${machine}, load before the run ${loadBefore.toFixed(2)}\n\n${toMarkdown(rows)}\n`)
  console.log(JSON.stringify({ date, machine, loadBefore, rows }))
} finally {
  await server.stop()
}
