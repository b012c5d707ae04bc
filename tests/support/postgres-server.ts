import type { TestProject } from 'vitest/node'
import pg from 'pg'
import { applyMigrations } from '../../scripts/migrations.mjs'
import { startTemporaryPostgres } from '../../scripts/temporary-postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database on the test server that only creates and drops other databases. */
    adminDatabaseUrl: string
  }
}

/** The name of the migrated database that every test file's own database is a copy of. */
export const TEMPLATE = 'template_migrated'

/** Vitest's global set-up of the integration tests: one real Postgres for the run, migrated once. */
export default async function startServer(project: TestProject) {
  const server = await startTemporaryPostgres()
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${TEMPLATE}`)
  await applyMigrations(server.url(TEMPLATE))
  await admin.end()

  project.provide('adminDatabaseUrl', server.url('postgres'))
  return server.stop
}
