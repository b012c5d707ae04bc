import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { canActAsOthers } from '../support/other-users'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'

type Server = Awaited<ReturnType<typeof startPostgres>>

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

function newFolder(name: string): string {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-test-'))
  fs.chmodSync(parent, 0o711)
  cleanUp.push(() => fs.rmSync(parent, { recursive: true, force: true }))
  return path.join(parent, name)
}

async function start(folder: string): Promise<Server> {
  const server = await startPostgres(folder)
  cleanUp.push(server.stop)
  return server
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

const postmaster = (folder: string) =>
  Number(fs.readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])

test('what was committed survives a kill of every database process', { timeout: 60_000 }, async () => {
  const folder = newFolder('killed')
  const first = await start(folder)
  await query(first.url('postgres'), 'CREATE TABLE kept (value text)')
  await query(first.url('postgres'), `INSERT INTO kept VALUES ('勝ち筋')`)
  const pid = postmaster(folder)
  const workers = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
  for (const victim of [pid, ...workers.map(Number)]) process.kill(victim, 'SIGKILL')

  const second = await start(folder)
  expect(await query(second.url('postgres'), 'SELECT value FROM kept')).toEqual([{ value: '勝ち筋' }])
})

test('a server that a killed start left behind is used again', { timeout: 60_000 }, async () => {
  const folder = newFolder('left-behind')
  await start(folder)
  const pid = postmaster(folder)
  await start(folder)
  expect(postmaster(folder)).toBe(pid)
})

test('a killed server whose pid is another program’s by now is started again', { timeout: 60_000 }, async () => {
  const folder = newFolder('pid-taken')
  await start(folder)
  process.kill(postmaster(folder), 'SIGKILL')
  const { uid, gid } = fs.statSync(path.join(folder, 'cluster'))
  const other = spawn('sleep', ['60'], canActAsOthers() ? { uid, gid } : {})
  cleanUp.push(() => void other.kill())
  for (const lock of ['cluster/postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = path.join(folder, lock)
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)))
  }
  const server = await start(folder)
  expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(other.exitCode).toBeNull()
})

test('a server that was killed is stopped without complaint', { timeout: 60_000 }, async () => {
  const folder = newFolder('stopped')
  const server = await start(folder)
  process.kill(postmaster(folder), 'SIGKILL')
  await server.stop()
})

test('nobody gets in without the password, and nothing listens on the network', { timeout: 60_000 }, async () => {
  const folder = newFolder('private')
  const server = await start(folder)
  const url = new URL(server.url('postgres'))
  url.password = 'guess'
  await expect(query(url.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  expect(await query(server.url('postgres'), 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(fs.statSync(folder).mode & 0o077).toBe(0)
})

test(
  'a project deep in the file system still has a socket path that the kernel takes',
  { timeout: 60_000 },
  async () => {
    const folder = newFolder(path.join('深い場所'.repeat(12), 'プロジェクト'.repeat(8)))
    const server = await start(folder)
    expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  },
)

test.skipIf(!canActAsOthers())(
  'a cluster that root starts stays with the person who made it',
  { timeout: 60_000 },
  async () => {
    const folder = newFolder('theirs')
    await (await start(folder)).stop()
    const nobody = 65_534
    execFileSync('chown', ['-R', `${nobody}:${nobody}`, folder])
    const server = await start(folder)
    expect(await query(server.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(fs.statSync(folder).uid).toBe(nobody)
  },
)
