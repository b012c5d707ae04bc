// Generated sources and the production build, each made again only when what it is made from has changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { isDiskFull, OperatorError, say } from './operator.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const SOURCES = ['app', 'components', 'lib', 'messages', 'public', 'prisma/schema', 'scripts/build-worker.mjs']
const NOT_BUILT = /\.test\.tsx?$/

/** The Prisma client and the worker that parses uploads: what sources import but git does not hold. */
export async function generateSources(log) {
  const prisma = path.join(ROOT, 'prisma/generated/.made-from')
  await unlessMade(prisma, hash(['prisma/schema', 'package-lock.json']), () =>
    node(log, 'node_modules/prisma/build/index.js', 'generate'),
  )
  await node(log, 'scripts/build-worker.mjs')
}

/** @param {string} log the file that the tools' output is written to */
export async function buildIfStale(log) {
  const rootFiles = fs.readdirSync(ROOT).filter((name) => /\.(js|mjs|ts|json)$/.test(name) && !name.endsWith('.d.ts'))
  await unlessMade(path.join(ROOT, '.next/made-from'), hash([...SOURCES, ...rootFiles]), async () => {
    say(
      '画面を組み立てています（初回と更新後だけ、1〜2分）…',
      'Building (the first time and after an update, 1–2 minutes) …',
    )
    await generateSources(log)
    await node(log, 'node_modules/next/dist/bin/next', 'build')
  })
}

async function unlessMade(stamp, sources, make) {
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === sources) return
  fs.rmSync(stamp, { force: true })
  await make()
  fs.writeFileSync(stamp, sources)
}

/** Of names and contents below `paths`, and of the Node that builds. */
function hash(paths) {
  const sum = createHash('sha256').update(`${process.versions.modules} ${process.platform} ${process.arch}`)
  for (const file of paths.flatMap(filesBelow).sort()) {
    sum
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(ROOT, file)))
      .update('\0')
  }
  return sum.digest('hex')
}

function filesBelow(name) {
  const full = path.join(ROOT, name)
  if (!fs.existsSync(full)) return []
  if (fs.statSync(full).isFile()) return NOT_BUILT.test(name) ? [] : [name]
  return fs.readdirSync(full).flatMap((entry) => filesBelow(`${name}/${entry}`))
}

async function node(log, script, ...args) {
  const output = fs.openSync(log, 'w')
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' }
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', output, output] })
  const killChild = () => child.kill()
  process.once('exit', killChild)
  const [code] = await once(child, 'close')
  process.off('exit', killChild)
  fs.closeSync(output)
  if (code === 0) return
  const messages = fs.readFileSync(log, 'utf8')
  if (isDiskFull({ message: messages })) throw new Error(messages)
  throw new OperatorError(
    `組み立てに失敗しました（${script}）。詳しくは ${log} を見てください。`,
    `The build failed (${script}). See ${log} for the reason.`,
  )
}
