// The migrations folder against a database: apply what is missing, or tell what the schema needs.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { withSchemaEngine } from './schema-engine.mjs'

const PRISMA = path.resolve(import.meta.dirname, '../prisma')
export const MIGRATIONS = path.join(PRISMA, 'migrations')
const NO_FILTERS = { externalTables: [], externalEnums: [] }
const MIGRATION_LOCK = 7265_0001 // any number that only this program locks

/**
 * Brings a database to the newest migration. Safe to call from several starts at once; each migration is
 * one transaction, so a failed or interrupted one left nothing behind and is simply tried again.
 *
 * @param {string} url connection string of an existing database
 * @returns {Promise<string[]>} names of the migrations that were applied now
 * @throws {Error} the database's reason, when a migration cannot be applied
 */
export async function applyMigrations(url) {
  const lock = new pg.Client({ connectionString: url })
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await withSchemaEngine(url, async (engine) => {
      const migrationsList = readMigrations()
      const found = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      })
      for (const migrationName of found.failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })
      return appliedMigrationNames
    }).catch((error) => {
      throw reasonOf(error)
    })
  } finally {
    await lock.end()
  }
}

/** The engine's error is a Rust backtrace whose first line says nothing: the migration and the database's words are below. */
function reasonOf(error) {
  const [, name] = error.message.match(/migration_name="(.+?)"/) ?? []
  const [, words] = error.message.match(/^Error querying the database: (?:ERROR: )?(.+)$/m) ?? []
  return name && words ? new Error(`${name}: ${words}`, { cause: error }) : error
}

/**
 * The SQL that leads from the migrations to prisma/schema.
 *
 * @param {string} url connection string of a database on a server where a shadow database may be made
 * @returns {Promise<string>} the script; empty when both agree
 */
export async function missingMigration(url) {
  return withSchemaEngine(url, async (engine) => {
    const migrations = readMigrations()
    const from = migrations.migrationDirectories.length > 0 ? { tag: 'migrations', ...migrations } : { tag: 'empty' }
    const to = { tag: 'schemaDatamodel', files: readSchema() }
    const diff = { from, to, shadowDatabaseUrl: null, filters: NO_FILTERS }
    const { exitCode } = await engine.diff({ ...diff, script: false, exitCode: true })
    if (exitCode === 0) return ''
    return (await engine.diff({ ...diff, script: true, exitCode: null })).stdout
  })
}

function readSchema() {
  const folder = path.join(PRISMA, 'schema')
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.prisma'))
  return files.map((name) => ({
    path: path.join(folder, name),
    content: fs.readFileSync(path.join(folder, name), 'utf8'),
  }))
}

function readMigrations() {
  const names = fs.existsSync(MIGRATIONS)
    ? fs.readdirSync(MIGRATIONS).filter((name) => fs.existsSync(path.join(MIGRATIONS, name, 'migration.sql')))
    : []
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => {
      const value = fs.readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
    }),
  }
}
