import pg from 'pg'
import { env } from '../env'
import { log } from '../log'
import { CHANNEL } from './announce'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
/** How often the connection is asked whether it still is one: a network may swallow it without a word. */
const ASK_MS = 10_000
const ANSWER_MS = 5_000

/**
 * Listens to what the app processes of this database tell each other, on a connection of its own, and comes back after
 * a loss. What was said during a loss is gone: `onConnected` is when to look for oneself.
 * @returns how to stop
 */
export function listen(onMessage: (message: string) => void, onConnected: () => void): () => void {
  let stopped = false
  let client: pg.Client | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: ReturnType<typeof setInterval> | undefined
  let failures = 0

  function again(): void {
    if (stopped || timer) return
    leave()
    const wait = Math.min(FIRST_RETRY_MS * 2 ** failures++, LAST_RETRY_MS)
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, wait)
  }

  function leave(): void {
    clearInterval(asking)
    client?.removeAllListeners()
    client?.on('error', () => {})
    void client?.end().catch(() => {})
  }

  async function connect(): Promise<void> {
    const connection = new pg.Client({
      connectionString: env().DATABASE_URL,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    })
    client = connection
    connection.on('error', again)
    connection.on('end', again)
    connection.on('notification', ({ payload }) => onMessage(payload ?? ''))
    try {
      await connection.connect()
      await connection.query(`LISTEN ${CHANNEL}`)
      failures = 0
      asking = setInterval(() => void connection.query('SELECT 1').catch(again), ASK_MS)
      asking.unref()
      onConnected()
    } catch (error) {
      log.warn({ err: error }, 'the listening connection could not be made')
      again()
    }
  }

  void connect()
  return () => {
    stopped = true
    clearTimeout(timer)
    leave()
  }
}
