// npm run db:new -- NAME   writes prisma/migrations/<time>_NAME/migration.sql from the changes in prisma/schema.
import fs from 'node:fs'
import path from 'node:path'
import { missingMigration, MIGRATIONS } from './migrations.mjs'
import { startTemporaryPostgres } from './temporary-postgres.mjs'

const name = process.argv[2] ?? ''
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run db:new -- name_in_small_letters')
  process.exit(2)
}

const server = await startTemporaryPostgres()
const script = await missingMigration(server.url('postgres')).finally(server.stop)
if (script === '') {
  console.log('The migrations already lead to prisma/schema: nothing to write.')
} else {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const file = path.join(MIGRATIONS, `${time}_${name}`, 'migration.sql')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, script)
  console.log(`${path.relative('.', file)}\n\n${script}`)
}
