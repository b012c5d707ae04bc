import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { applyMigrations } from '../../scripts/migrations.mjs'
import { startTemporaryPostgres } from '../../scripts/temporary-postgres.mjs'
import { SESSION_COOKIE } from '../../lib/server/session.ts'
import { sampleWorksheet } from './data.mts'

/** A signed-in person and the workspace that they own. */
export interface Owner {
  cookie: string
  workspaceId: string
  userId: string
}

/** The built product on a free port with a database of its own, one signed-in owner, and nothing else running. */
export interface BenchServer extends Owner {
  origin: string
  pid: number
  client: pg.Client
  databaseUrl: string
  /** What the server holds after a collection of garbage. */
  memory: () => Promise<NodeJS.MemoryUsage>
  /** Makes a worksheet of `rows` full use cases by plain SQL and gives its id. */
  addWorksheet: (rows: number) => Promise<string>
  stop: () => Promise<void>
}

/** Starts database and server; the product must be built. */
export async function startBenchServer(): Promise<BenchServer> {
  const database = await startTemporaryPostgres()
  const admin = new pg.Client(database.url('postgres'))
  await admin.connect()
  await admin.query('CREATE DATABASE app')
  await admin.end()
  const url = database.url('app')
  await applyMigrations(url)

  const port = await freePort()
  const secret = randomBytes(32).toString('hex')
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, AUTH_SECRET: secret, LOG_LEVEL: 'warn' }
  const measured = ['--expose-gc', '--import', './tests/bench/report-memory.mjs']
  const child = spawn(process.execPath, [...measured, 'node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const origin = `http://localhost:${port}`
  await untilAnswers(`${origin}/api/health`)

  const client = new pg.Client(url)
  await client.connect()
  const owner = await signInOwner(client, secret)

  return {
    origin,
    pid: child.pid ?? 0,
    client,
    databaseUrl: url,
    ...owner,
    memory: async () => {
      const answer = once(child, 'message') as Promise<[NodeJS.MemoryUsage]>
      child.send('memory')
      return (await answer)[0]
    },
    addWorksheet: (rows) => insertWorksheet(client, owner.workspaceId, rows),
    stop: async () => {
      await client.end()
      await stopProcess(child)
      await database.stop()
    },
  }
}

/**
 * Makes the first person and their workspace by plain SQL.
 * @param secret that the app encrypts its sessions with
 */
export async function signInOwner(client: pg.Client, secret: string): Promise<Owner> {
  const userId = randomUUID()
  const workspaceId = randomUUID()
  await client.query(
    `INSERT INTO "User" (id, email, name, "passwordHash") VALUES ($1, 'bench@example.com', 'Bench', '')`,
    [userId],
  )
  await client.query(`INSERT INTO "Workspace" (id, slug, name) VALUES ($1, 'bench', 'Bench')`, [workspaceId])
  await client.query(`INSERT INTO "Membership" ("workspaceId", "userId", role) VALUES ($1, $2, 'owner')`, [
    workspaceId,
    userId,
  ])
  const token = await encode({ token: { userId, sessionVersion: 1 }, secret })
  return { cookie: `${SESSION_COOKIE}=${token}`, workspaceId, userId }
}

/** Makes a worksheet of `rows` full use cases by plain SQL. @returns its id */
export async function insertWorksheet(client: pg.Client, workspaceId: string, rows: number): Promise<string> {
  const id = randomUUID()
  const { worksheet, useCases } = sampleWorksheet(rows)
  await client.query(`INSERT INTO "Worksheet" (id, "workspaceId", title, format, scale) VALUES ($1, $2, $3, $4, $5)`, [
    id,
    workspaceId,
    worksheet.title,
    worksheet.format,
    JSON.stringify(worksheet.scale),
  ])
  await insertUseCases(client, id, useCases)
  return id
}

/** The floor under an import's write: all rows in one statement, without history. */
export async function insertUseCases(
  client: pg.Client,
  worksheetId: string,
  useCases: ReturnType<typeof sampleWorksheet>['useCases'],
): Promise<void> {
  await client.query(
    `INSERT INTO "UseCase" (id, "worksheetId", position, cells)
     SELECT gen_random_uuid(), $1, row ->> 'position', row -> 'cells' FROM jsonb_array_elements($2::jsonb) AS row`,
    [worksheetId, JSON.stringify(useCases)],
  )
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export async function untilAnswers(url: string): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} did not answer within a minute`)
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
