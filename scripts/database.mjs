// The database a server runs on: the operator's own (DATABASE_URL), or the embedded one in the data folder.
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from './embedded-postgres.mjs'
import { applyMigrations } from './migrations.mjs'
import { isDiskFull, OperatorError, say, sentence } from './operator.mjs'

const APP = 'app'
const FOLDER_LOCK = 7265_0002 // any number that only this program locks
const LOCK_ATTEMPTS = 10
const RESTARTS = 3

/**
 * Opens the database and brings it to the newest migration.
 *
 * @param {string} folder the data folder
 * @param {() => void} onLost called when the embedded database ended while it was in use and could not be started again
 * @returns {Promise<{ url: string, hasUser: () => Promise<boolean>, stop: () => Promise<void> }>}
 */
export async function openDatabase(folder, onLost) {
  const opened = process.env.DATABASE_URL ? await reach(process.env.DATABASE_URL) : await embedded(folder, onLost)
  try {
    await applyMigrations(opened.url)
  } catch (error) {
    await opened.stop()
    if (isDiskFull(error)) throw error
    throw new OperatorError(
      `データベースの更新に失敗しました（${firstLine(error)}）。データは更新前のままです。バックアップを取ってから報告してください。`,
      `The database could not be brought up to date (${firstLine(error)}). Its data is as it was; make a backup and report this.`,
      { cause: error },
    )
  }
  return { ...opened, hasUser: () => hasUser(opened.url) }
}

async function reach(url) {
  try {
    await query(url, 'SELECT 1')
  } catch (error) {
    throw new OperatorError(
      `DATABASE_URL のデータベースにつながりません（${firstLine(error)}）。データベースが動いているか、URL が正しいかを確かめてください。`,
      `The database in DATABASE_URL cannot be reached (${firstLine(error)}). Check that it is running and that the URL is right.`,
      { cause: error },
    )
  }
  return { url, stop: async () => {} }
}

/** The embedded server. One that is killed is started again: the app's connections come back to the same address. */
async function embedded(folder, onLost) {
  let server = await startEmbedded(folder)
  let lock = await lockFolder(server.url('postgres'), folder)
  try {
    await createApp(lock)
  } catch (error) {
    await server.stop()
    throw error
  }

  let stopping = false
  let restarting
  const restart = async (attempts) => {
    try {
      server = await startEmbedded(folder)
      lock = await lockFolder(server.url('postgres'), folder)
    } catch (error) {
      if (attempts === 1 || stopping) throw error
      return restart(attempts - 1) // it may have been killed again meanwhile
    }
    say('データベースが戻りました。保存済みのデータは残っています。', 'The database is back; what was saved is kept.')
    watch()
  }
  // The lock's connection lasts as long as the server.
  const watch = () =>
    lock.once('end', () => {
      if (stopping) return
      say('データベースが止まったので、起動し直しています…', 'The database stopped; it is being started again …')
      restarting = restart(RESTARTS).catch((error) => {
        process.stderr.write(`${sentence(error)}\n`)
        if (!stopping) onLost()
      })
    })
  watch()
  return {
    url: server.url(APP),
    stop: async () => {
      stopping = true
      await restarting
      await server.stop()
    },
  }
}

function startEmbedded(folder) {
  return startPostgres(path.join(folder, 'postgres')).catch((error) => {
    if (isDiskFull(error)) throw error
    throw new OperatorError(
      `組み込みのデータベースを起動できません（${firstLine(error)}）。`,
      `The embedded database did not start (${firstLine(error)}).`,
      { cause: error },
    )
  })
}

/**
 * One start per folder. A lock inside the database, unlike a file with a pid, disappears with the process that holds it:
 * within a moment, when that process was killed.
 */
async function lockFolder(url, folder) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // its end is watched
  await client.connect()
  for (let attempt = 1; attempt <= LOCK_ATTEMPTS; attempt++) {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [FOLDER_LOCK])
    if (rows[0].mine) return client
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await client.end()
  throw new OperatorError(
    `このフォルダではすでに起動しています（データ：${folder}）。先に起動したほうを使うか、終了してから実行してください。`,
    `It is already running from this folder (data: ${folder}). Use the one that runs, or stop it first.`,
  )
}

async function createApp(client) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [APP])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${APP}`)
}

async function hasUser(url) {
  const { rows } = await query(url, 'SELECT EXISTS (SELECT 1 FROM "User") AS found')
  return rows[0].found
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

const firstLine = (error) => (error.message || error.code || String(error)).trim().split('\n')[0]
