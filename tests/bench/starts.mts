import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort, untilAnswers } from './server.mts'
import { residentMegabytes, timed } from './measure.mts'
import { plain, type Row } from './table.mts'

const IDLE_MS = 5_000

/** `npm start` on an installed and built checkout: without a database, then again with the one it made; memory at rest. */
export async function measureStarts(): Promise<Row[]> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-bench-'))
  try {
    const first = await start(data)
    const second = await start(data)
    return [
      plain('first start, new database', first.ms, 'ms'),
      plain('second start', second.ms, 'ms'),
      plain('idle memory, app and database together', second.megabytes, 'MB'),
    ]
  } finally {
    fs.rmSync(data, { recursive: true, force: true })
  }
}

async function start(data: string): Promise<{ ms: number; megabytes: number }> {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), DATA_DIR: data }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const { ms } = await timed(() => untilAnswers(`http://localhost:${port}/api/health`))
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  const megabytes = processTree(child.pid ?? 0).reduce((sum, pid) => sum + proportionalMegabytes(pid), 0)
  child.kill('SIGINT')
  await once(child, 'exit')
  return { ms, megabytes }
}

/** A process and everything below it, by the parents that /proc names. */
function processTree(root: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = fs.readFileSync(`/proc/${entry}/stat`, 'utf8')
    parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]))
  }
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && belongs(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(belongs)
}

/** Pages that processes share are counted once over all of them, which plain resident sizes would count for each. */
function proportionalMegabytes(pid: number): number {
  try {
    const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/Pss:\s+(\d+)/.exec(rollup)?.[1] ?? 0) / 1024
  } catch {
    return residentMegabytes(pid)
  }
}
