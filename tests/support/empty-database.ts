import pg from 'pg'

/** Deletes every row of this test file's database, for tests that start from a fresh installation. */
export async function emptyDatabase(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows } = await client.query<{ tables: string }>(
    `SELECT string_agg(format('%I', tablename), ', ') AS tables FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  await client.query(`TRUNCATE ${rows[0]?.tables}`)
  await client.end()
}
