import path from 'node:path'
import { defineConfig } from 'prisma/config'

// `prisma generate` never runs a schema engine, but downloads one unless it is told where one is.
// Migrations go through scripts/migrations.mjs.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve('scripts/schema-engine.mjs')

export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } })
