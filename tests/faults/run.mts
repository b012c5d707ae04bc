// `npm run faults`: breaks the running product under a write load and counts what was lost. `--times 3` breaks each part
// three times instead of twenty; `npm test` does so. Everything runs on free ports and in folders of its own.
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../scripts/build.mjs'
import { faults, type Fault } from './faults.mts'
import { Product } from './product.mts'
import { Writers, type Outcome } from './writers.mts'

const RECOVERY_LIMIT_MS = 60_000
/** How long people write undisturbed before the next fault. */
const CALM_MS = { least: 100, most: 800 }

interface Row extends Outcome {
  fault: string
  times: number
  longestMs: number
}

async function measure(fault: Fault, product: Product, times: number): Promise<Row> {
  const writers = await Writers.start(product)
  let longestMs = 0
  const found = { lost: 0, doubled: 0 }
  for (let turn = 0; turn < times; turn++) {
    await writers.untilAllSave(RECOVERY_LIMIT_MS)
    await pause(CALM_MS.least + Math.random() * (CALM_MS.most - CALM_MS.least))
    await fault.strike(product, turn)
    const began = performance.now()
    await fault.mend?.(product)
    await writers.untilAllSave(RECOVERY_LIMIT_MS)
    longestMs = Math.max(longestMs, performance.now() - began)
    const { lost, doubled } = await writers.compare()
    found.lost = Math.max(found.lost, lost)
    found.doubled = Math.max(found.doubled, doubled)
  }
  await writers.stop()
  const { tried, acknowledged, lost, doubled } = await writers.compare()
  if (tried !== acknowledged) throw new Error('a writer stopped before everything was acknowledged')
  const most = { lost: Math.max(found.lost, lost), doubled: Math.max(found.doubled, doubled) }
  return { fault: fault.name, times, tried, acknowledged, ...most, longestMs }
}

function toMarkdown(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ fault, times, tried, acknowledged, lost, doubled, longestMs }) =>
      `| ${[fault, times, tried, acknowledged, lost, doubled, `${(longestMs / 1000).toFixed(1)} s`].join(' | ')} |`,
  )
  const head =
    '| fault, under a load of 6 writers | times | patches tried | acknowledged | lost | doubled | longest recovery |'
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...lines].join('\n')
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const { values } = parseArgs({ options: { times: { type: 'string', default: '20' } } })
const times = Number(values.times)
fs.mkdirSync('test-results', { recursive: true })
await buildIfStale('test-results/build.log')
const rows: Row[] = []
for (const network of [false, true]) {
  const product = await Product.open({ network })
  try {
    for (const fault of faults.filter((each) => each.network === network)) {
      const turns = Math.floor(times * (fault.share ?? 1))
      if (turns > 0) rows.push(await measure(fault, product, turns))
    }
  } finally {
    await product.remove()
  }
}
console.log(`\n${toMarkdown(rows)}\n`)
process.exitCode = rows.every(({ lost, doubled }) => lost === 0 && doubled === 0) ? 0 : 1
