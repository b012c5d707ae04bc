import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, expect, inject, test } from 'vitest'
import { canActAsOthers } from '../support/other-users'

/** What `npm start` says and does when it cannot serve; the server itself is the end-to-end tests' matter. */

const ROOT = path.resolve(import.meta.dirname, '../..')
const SLOW = { timeout: 60_000 }

const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-start-'))
  fs.chmodSync(folder, 0o711)
  cleanUp.push(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of the project as far as a start goes before it builds. */
function copyOfProject({ installed = true } = {}): string {
  const copy = path.join(newFolder(), 'project')
  fs.mkdirSync(copy)
  for (const name of ['scripts', 'prisma/migrations', 'prisma/schema', 'package.json', 'package-lock.json']) {
    fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true })
  }
  if (installed) fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

function start(project: string, env: Record<string, string> = {}, options: { uid?: number; node?: string[] } = {}) {
  const { uid, node = [] } = options
  const child: ChildProcess = spawn(process.execPath, [...node, 'scripts/start.mjs'], {
    cwd: project,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, HOME: os.tmpdir(), LC_ALL: 'en_GB.UTF-8', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  return { child, ended: outcome(child) }
}

async function outcome(child: ChildProcess): Promise<{ exit: number | null; errors: string }> {
  let errors = ''
  child.stderr?.on('data', (text) => (errors += String(text)))
  const [exit] = (await once(child, 'close')) as [number | null]
  return { exit, errors }
}

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject('adminDatabaseUrl'))
  await query(url.toString(), `CREATE DATABASE ${name}`)
  url.pathname = `/${name}`
  return url.toString()
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

async function listen(): Promise<number> {
  const server = http.createServer().listen(0)
  await once(server, 'listening')
  cleanUp.push(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** Programs that still work on a data folder. */
function databasesOf(folder: string): string[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return [] // it ended meanwhile
      }
    })
    .filter((command) => command.includes('postgres') && command.includes(folder))
}

test('a port that another program uses is named, and the database is stopped again', SLOW, async () => {
  const project = copyOfProject()
  const { ended } = start(project, { PORT: String(await listen()) })
  expect(await ended).toEqual({ exit: 1, errors: expect.stringMatching(/^Port \d+ is used by another program\..*\n$/) })
  expect(databasesOf(project)).toEqual([])
})

test('a database of the operator that cannot be reached is named without its password', SLOW, async () => {
  const { ended } = start(copyOfProject(), { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:9/kachisuji' })
  const { exit, errors } = await ended
  expect(exit).toBe(1)
  expect(errors).toMatch(
    /^The database in DATABASE_URL cannot be reached \(connect ECONNREFUSED 127\.0\.0\.1:9\)\..*\n$/,
  )
  expect(errors).not.toContain('secret')
})

test.each(['embedded', 'own'])('a migration that fails ends the start, on the %s database', SLOW, async (kind) => {
  const project = copyOfProject()
  const migration = path.join(project, 'prisma/migrations/99990101000000_broken')
  fs.mkdirSync(migration)
  fs.writeFileSync(path.join(migration, 'migration.sql'), 'CREATE TABLE half (); SELECT 1 / 0;')
  const url = kind === 'own' ? await emptyDatabase('migration_fails') : undefined
  const { ended } = start(project, url ? { DATABASE_URL: url } : {})
  expect(await ended).toEqual({
    exit: 1,
    errors: expect.stringMatching(
      /^The database could not be brought up to date \(99990101000000_broken: division by zero\)\..*\n$/,
    ),
  })
  expect(databasesOf(project)).toEqual([])
  if (url) expect(await query(url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
})

test('packages that cannot be fetched are put down to the network', SLOW, async () => {
  const project = copyOfProject({ installed: false })
  const { ended } = start(project, {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_replace_registry_host: 'always',
    npm_config_fetch_retries: '0',
    npm_config_cache: newFolder(),
  })
  expect(await ended).toEqual({
    exit: 1,
    errors: expect.stringMatching(/^Packages could not be installed because the network cannot be reached\..*\n$/),
  })
})

test('a Node that is too old is named', SLOW, async () => {
  const old = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '18.20.4' })`
  const { ended } = start(copyOfProject(), {}, { node: ['--import', old] })
  expect(await ended).toEqual({
    exit: 1,
    errors: expect.stringMatching(/^Node\.js 20\.19 or newer is needed \(this is 18\.20\.4\)\..*\n$/),
  })
})

test.skipIf(!canActAsOthers())('a data folder of another user is named, and left as it was', SLOW, async () => {
  const project = copyOfProject()
  const data = path.join(newFolder(), 'data')
  fs.mkdirSync(data, { mode: 0o700 })
  const { ended } = start(project, { DATA_DIR: data }, { uid: 65_534 })
  expect(await ended).toEqual({
    exit: 1,
    errors: `"${data}" cannot be used: it belongs to another user, or is read-only. Start as the user who started it first, or name another folder in DATA_DIR.\n`,
  })
  expect(fs.statSync(data)).toMatchObject({ uid: 0, mode: 0o40700 })
})

test('Ctrl-C while the database is being made leaves no program behind', SLOW, async () => {
  const project = copyOfProject()
  const { child, ended } = start(project)
  await expect.poll(() => databasesOf(project).length, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0)
  child.kill('SIGINT')
  expect(await ended).toEqual({ exit: 0, errors: '' })
  expect(databasesOf(project)).toEqual([])
})
