// A Postgres that lives as long as one piece of work: for checks, tests and new migrations.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from './embedded-postgres.mjs'

/**
 * Starts an empty Postgres in a new folder below the system's temporary one.
 *
 * @returns {Promise<{ url: (database: string) => string, stop: () => Promise<void> }>} `stop` also deletes its files
 */
export async function startTemporaryPostgres() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-db-'))
  const server = await startPostgres(folder)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
