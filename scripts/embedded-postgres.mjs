// A real Postgres out of an npm package, for machines that have none. It is reachable by nobody else on
// the machine: it listens on a Unix socket inside a private folder (on Windows: on loopback) and asks for
// a generated password. Why this and not PGlite or SQLite: docs/decisions/006-embedded-postgres.md.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'

const PACKAGE_PLATFORM = { linux: 'linux', darwin: 'darwin', win32: 'windows' }
const SOCKET_PORT = 5432 // only a part of the socket's file name
const LONGEST_SOCKET_PATH = 107 // the kernel's limit, in bytes
const START_ATTEMPTS = 24
const START_PAUSE_MS = 250
const FIRST_WORD_MS = 3_000 // within which a starting server has written its pid
/** A killed one that nobody has taken notice of (Z) keeps its pid: for ever in a container without an init program. */
const ALIVE = /\(postgres\) [^ZX]/
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']

/**
 * Starts the Postgres whose files live in `folder`, making it on first use. A server that an earlier,
 * killed process left running there is used as it is.
 *
 * @param {string} folder where cluster, password and log are kept; made when missing
 * @returns {Promise<{ url: (database: string) => string, stop: () => Promise<void> }>}
 *   `url` gives the connection string of a database on the server; `stop` ends the server (idempotent).
 * @throws {Error} with a message for the operator, when the server cannot be made or started
 */
export async function startPostgres(folder) {
  const { initdb, pg_ctl } = await binaries()
  const home = path.resolve(folder)
  const cluster = path.join(home, 'cluster')

  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  fs.chmodSync(home, 0o700)
  const account = accountFor(cluster, [home, initdb])
  give(home, account)

  const password = readOrMakePassword(path.join(home, 'password'), account)
  const run = (command, args) => runAs(account, home, command, args)
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) await makeCluster(run, initdb, home, cluster)

  await startServer(run, pg_ctl, home, cluster, account, password)
  return {
    url: (database) => connectionString(cluster, password, database),
    stop: async () => {
      try {
        if (runs(cluster)) await run(pg_ctl, ['-D', cluster, '-w', '-m', 'fast', 'stop'])
      } catch (error) {
        if (runs(cluster)) throw error // else it was killed at this moment
      }
      removeTemporarySocketFolder(home)
    },
  }
}

/**
 * Postgres refuses to run as root, so root hands it to an account that may do nothing else. Where that account may not
 * enter the project's folder (a clone below /root, say), Postgres runs in a user namespace, in which root goes by another
 * number and still owns the files. A cluster that exists stays its owner's: root may start what a person made, who
 * otherwise could never start it again.
 */
function accountFor(cluster, targets) {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const owner = fs.statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { prefix: [], uid: owner.uid, gid: owner.gid }
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map((name) => accounts.find((a) => a.startsWith(`${name}:`))).find(Boolean)
  const closed = targets.map(closedFolderAbove).find(Boolean)
  if (line && !closed && !owner) {
    const [, , uid, gid] = line.split(':')
    return { prefix: [], uid: Number(uid), gid: Number(gid) }
  }
  if (spawnSync(NAMESPACE[0], [...NAMESPACE.slice(1), 'true']).status === 0) return { prefix: NAMESPACE }
  throw new Error(
    `The database cannot run as root, and no other account may enter ${closed ?? 'this folder'}. ` +
      'Move the project to a folder that everyone may enter (for example below /srv), or start it as an ordinary user.',
  )
}

/** The first folder above `target` that only its owner and group may enter. */
function closedFolderAbove(target) {
  for (let folder = path.dirname(target); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if ((fs.statSync(folder).mode & 0o001) === 0) return folder
  }
}

/** A file that root makes for Postgres must be Postgres' own. */
function give(target, account) {
  if (account.uid !== undefined) fs.chownSync(target, account.uid, account.gid)
}

async function binaries() {
  const name = `@embedded-postgres/${PACKAGE_PLATFORM[process.platform]}-${process.arch}`
  const found = await import(name).catch(() => {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres of yours.`,
    )
  })
  linkLibraries(path.resolve(path.dirname(found.initdb), '..'))
  return found
}

/** What the package's install script would do; we install with --ignore-scripts. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.resolve(native, '..', target)
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
  }
  for (const program of fs.readdirSync(path.join(native, 'bin'))) fs.chmodSync(path.join(native, 'bin', program), 0o755)
}

function readOrMakePassword(file, account) {
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
    give(file, account) // initdb reads it
  }
  return fs.readFileSync(file, 'utf8')
}

/** Made under another name and moved, so that a power cut in between leaves no half-made cluster. */
async function makeCluster(run, initdb, home, cluster) {
  const unfinished = `${cluster}.unfinished`
  fs.rmSync(unfinished, { recursive: true, force: true })
  await run(initdb, [
    ...['-D', unfinished, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', path.join(home, 'password')],
    ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ])
  fs.renameSync(unfinished, cluster)
}

async function startServer(run, pg_ctl, home, cluster, account, password) {
  for (let attempt = 1; ; attempt++) {
    if (await answers(cluster, password)) return
    if (!runs(cluster)) removeLocks(home, cluster)
    await writeSettings(home, cluster, account)
    try {
      return await run(pg_ctl, ['-D', cluster, '-w', '-t', '60', '-l', path.join(home, 'start.log'), 'start'])
    } catch (error) {
      // The backends of a killed server hold its memory for a moment after it is gone.
      if (attempt === START_ATTEMPTS)
        throw new Error(`The database did not start. ${lastLines(home)}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS))
    }
  }
}

/** A pid file proves nothing (the pid may be another program's by now); an answer does. */
async function answers(cluster, password) {
  if (!fs.existsSync(path.join(cluster, 'postmaster.pid'))) return false
  const client = new pg.Client({ connectionString: connectionString(cluster, password, 'postgres') })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

/** Whether the server that wrote the pid file lives. After a crash its pid may be another program's. */
function runs(cluster) {
  const file = path.join(cluster, 'postmaster.pid')
  const written = fs.statSync(file, { throwIfNoEntry: false })
  if (!written) return false
  const pid = fs.readFileSync(file, 'utf8').split('\n')[0]
  if (!pid) return Date.now() - written.mtimeMs < FIRST_WORD_MS // a server that starts, or was killed as it started
  if (fs.existsSync('/proc/self/stat')) {
    const stat = `/proc/${pid}/stat`
    return fs.existsSync(stat) && ALIVE.test(fs.readFileSync(stat, 'utf8'))
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'comm=', '-p', pid], { encoding: 'utf8' })
  return status === null || stdout.includes('postgres') // where nobody can tell, Postgres decides by itself
}

/**
 * A killed server leaves its locks. Postgres itself takes over those whose pid is free, but refuses to start where the
 * pid is taken: by another program of the same user, or by what is left of the server until somebody takes notice of
 * its end. Whether anything still uses the cluster it finds out without them.
 */
function removeLocks(home, cluster) {
  const socket = path.join(notedSocketFolder(home) ?? home, `.s.PGSQL.${SOCKET_PORT}`)
  for (const file of [path.join(cluster, 'postmaster.pid'), socket, `${socket}.lock`]) fs.rmSync(file, { force: true })
}

/** The whole configuration; everything else is Postgres' default, fsync included. */
async function writeSettings(home, cluster, account) {
  const quote = (value) => `'${value.replaceAll("'", "''")}'`
  const where =
    process.platform === 'win32'
      ? [`listen_addresses = '127.0.0.1'`, `port = ${await freePort()}`]
      : [
          `listen_addresses = ''`,
          `port = ${SOCKET_PORT}`,
          `unix_socket_directories = ${quote(socketFolder(home, account))}`,
          `unix_socket_permissions = 0700`,
        ]
  const log = [
    `logging_collector = on`,
    `log_directory = ${quote(path.join(home, 'log'))}`,
    `log_filename = 'postgres-%a.log'`, // one per weekday: a week is kept
    `log_truncate_on_rotation = on`,
    `log_rotation_size = 0`,
  ]
  fs.writeFileSync(path.join(cluster, 'postgresql.conf'), [...where, ...log, 'max_connections = 100', ''].join('\n'))
}

function socketFolder(home, account) {
  const socket = path.join(home, `.s.PGSQL.${SOCKET_PORT}`)
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) return home
  const noted = notedSocketFolder(home)
  if (noted && isPrivate(noted, account)) return noted // the address stays the same over a crash
  const short = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-')) // mkdtemp makes it 0700
  give(short, account)
  fs.writeFileSync(path.join(home, 'socket-folder'), short)
  return short
}

/** In the system's temporary folder another user may have taken the name since. */
function isPrivate(folder, account) {
  const found = fs.lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() && found.uid === (account.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0
}

function notedSocketFolder(home) {
  const note = path.join(home, 'socket-folder')
  return fs.existsSync(note) ? fs.readFileSync(note, 'utf8') : undefined
}

function removeTemporarySocketFolder(home) {
  const noted = notedSocketFolder(home)
  if (noted === undefined) return
  fs.rmSync(noted, { recursive: true, force: true })
  fs.rmSync(path.join(home, 'socket-folder'))
}

/** The running server writes where it listens into its pid file: port on line 4, socket folder on line 5. */
function connectionString(cluster, password, database) {
  const [, , , port, socket] = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const url = new URL(`postgresql://postgres:${password}@localhost:${port}/${database}`)
  if (socket) url.searchParams.set('host', socket)
  return url.toString()
}

function lastLines(home) {
  const [logs, startLog] = [path.join(home, 'log'), path.join(home, 'start.log')]
  const files = [startLog, ...(fs.existsSync(logs) ? fs.readdirSync(logs).map((name) => path.join(logs, name)) : [])]
  const changed = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const newest = files.sort((a, b) => changed(b) - changed(a))[0]
  return fs.existsSync(newest) ? fs.readFileSync(newest, 'utf8').trim().split('\n').slice(-5).join(' ') : ''
}

async function freePort() {
  const server = net.createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Runs a program to its end. Its messages are English, so that they can be recognised. */
async function runAs(account, cwd, command, args) {
  // The server that pg_ctl starts inherits its output: as pipes, we would wait for them as long as it lives.
  const stdio = args.at(-1) === 'start' ? 'ignore' : ['ignore', 'ignore', 'pipe']
  const env = { ...process.env, LC_ALL: 'C' }
  const [program, ...rest] = [...account.prefix, command, ...args]
  const child = spawn(program, rest, { cwd, env, stdio, uid: account.uid, gid: account.gid })
  let complaint = ''
  child.stderr?.on('data', (text) => (complaint += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(complaint.trim() || `${path.basename(command)} ended with ${code}`)
}
