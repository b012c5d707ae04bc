import pg from 'pg'
import { inject, expect, test } from 'vitest'
import { applyMigrations, missingMigration } from '../../scripts/migrations.mjs'

const admin = new URL(inject('adminDatabaseUrl'))

async function emptyDatabaseUrl(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: admin.toString() })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(admin)
  url.pathname = `/${name}`
  return url.toString()
}

test('the migrations lead to prisma/schema', async () => {
  expect(await missingMigration(admin.toString())).toBe('')
})

test('three starts at once apply each migration once', async () => {
  const url = await emptyDatabaseUrl('three_starts')
  const applied = await Promise.all([applyMigrations(url), applyMigrations(url), applyMigrations(url)])
  const names = applied.flat()
  expect(names.length).toBeGreaterThan(0)
  expect(new Set(names).size).toBe(names.length)
})

test('a migration that was interrupted is applied again', async () => {
  const url = await emptyDatabaseUrl('interrupted')
  const [first] = await applyMigrations(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE')
  await client.query('CREATE SCHEMA public')
  await client.query(
    `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
     migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
     started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`,
  )
  await client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', $1)`, [first])

  expect(await applyMigrations(url)).toContain(first)

  const positions = await client.query(`SELECT 1 FROM "UseCase" ORDER BY position`)
  expect(positions.rowCount).toBe(0)
  await client.end()
})

test('positions are ordered byte by byte whatever the database believes about letters', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query(
    `SELECT collation_name FROM information_schema.columns WHERE table_name = 'UseCase' AND column_name = 'position'`,
  )
  await client.end()
  expect(rows).toEqual([{ collation_name: 'C' }])
})
