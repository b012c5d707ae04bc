import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { db, pool } from '@/lib/server/db'

test('connections that break while idle are replaced, and do not end the process', async () => {
  await Promise.all(Array.from({ length: 4 }, () => pool().query('SELECT 1')))
  const idle = pool().idleCount
  expect(idle).toBeGreaterThan(1)
  await pool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`)
  // The breaking is told in later turns of the event loop; without a listener it would be an uncaught error.
  while (pool().totalCount >= idle) await turn()
  expect(await db().user.count()).toBe(0)
})
