import pg from 'pg'
import { env } from '../env'
import { log } from '../log'
import { CHANNEL } from './announce'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000

/**
 * Listens to what the app processes of this database tell each other, on a connection of its own, and comes back after
 * a loss. What was said during a loss is gone: `onConnected` is when to look for oneself.
 * @returns how to stop
 */
export function listen(onMessage: (message: string) => void, onConnected: () => void): () => void {
  let stopped = false
  let client: pg.Client | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  function again(): void {
    if (stopped || timer) return
    client?.removeAllListeners()
    client?.on('error', () => {})
    void client?.end().catch(() => {})
    const wait = Math.min(FIRST_RETRY_MS * 2 ** failures++, LAST_RETRY_MS)
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, wait)
  }

  async function connect(): Promise<void> {
    const connection = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
    client = connection
    connection.on('error', again)
    connection.on('end', again)
    connection.on('notification', ({ payload }) => onMessage(payload ?? ''))
    try {
      await connection.connect()
      await connection.query(`LISTEN ${CHANNEL}`)
      failures = 0
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
    client?.removeAllListeners()
    client?.on('error', () => {})
    void client?.end().catch(() => {})
  }
}
