import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './postgres-server'

/** Gives every integration test file a migrated database of its own, before it imports anything that connects. */
const name = `test_${randomUUID().replaceAll('-', '')}`
const adminUrl = inject('adminDatabaseUrl')
const admin = new pg.Client({ connectionString: adminUrl })
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
await admin.end()

const url = new URL(adminUrl)
url.pathname = `/${name}`
process.env.DATABASE_URL = url.toString()
process.env.AUTH_SECRET = randomUUID() + randomUUID()
process.env.SETUP_CODE = 'integration-test'
process.env.LOG_LEVEL = 'silent'
