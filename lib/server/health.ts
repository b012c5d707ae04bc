import { pool } from './db'
import { log } from './log'

/** Whether the database answers a statement. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await pool().query('SELECT 1')
    return true
  } catch (error) {
    log.error({ err: error }, 'the database does not answer')
    return false
  }
}
