// `npm run fuzz [-- COUNT [FIRST_SEED]]`: changes valid files at random and reads them as uploads. Each must end in a
// worksheet or a named refusal, in time and within the memory; prints what came of them, and fails otherwise.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv, memoryUsage } from 'node:process'
import { READ_DEADLINE_MS } from '../../lib/excel/limits.ts'
import { buildWorker } from '../../scripts/build-worker.mjs'
import { attempt, mutantOf, type Attempt } from './read.mts'

const MOST_MS = 10_000
const MOST_MEGABYTES = 512

const count = Number(argv[2] ?? 2_000)
const first = Number(argv[3] ?? 1)

await buildWorker()
const attempts: Attempt[] = []
const broken: number[] = []
let peak = 0
const watch = setInterval(() => (peak = Math.max(peak, memoryUsage.rss() / 2 ** 20)), 20)
for (let seed = first; seed < first + count; seed++) {
  try {
    attempts.push(await attempt(seed))
  } catch (error) {
    const file = join(tmpdir(), `fuzz-${seed}`)
    writeFileSync(file, mutantOf(seed).bytes)
    console.error(`seed ${seed}, kept as ${file}:`, error)
    broken.push(seed)
  }
}
clearInterval(watch)

const outcomes = new Map<string, number>()
for (const { outcome } of attempts) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
for (const [outcome, times] of [...outcomes].sort(([, one], [, other]) => other - one)) {
  console.log(`${String(times).padStart(6)}  ${outcome}`)
}
const slowest = attempts.reduce((worst, each) => (each.ms > worst.ms ? each : worst))
const late = attempts.filter(({ outcome }) => outcome === 'tooSlow').length
console.log(
  `${count} files from seed ${first}: ${broken.length} broke the reader, ${late} reached the deadline of ${READ_DEADLINE_MS} ms; ` +
    `slowest ${Math.round(slowest.ms)} ms (seed ${slowest.seed}, ${slowest.source}); process and worker at most ${Math.round(peak)} MB`,
)
process.exitCode = broken.length > 0 || slowest.ms > MOST_MS || peak > MOST_MEGABYTES ? 1 : 0
