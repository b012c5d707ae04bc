import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { z } from 'zod'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'
import { log } from './log'

/** How long a request waits for a free connection or a new one. */
const CONNECT_MS = 10_000
/** The slowest statement, an import of 10,000 rows, takes a tenth of this. What runs longer is refused, and its connection dropped. */
const STATEMENT_MS = 30_000

interface Connections {
  pool: pg.Pool
  prisma: PrismaClient
}

// Hot reload evaluates this module again; without the global each evaluation would leave a pool open.
const holder = globalThis as typeof globalThis & { kachisujiConnections?: Connections }

function connections(): Connections {
  if (!holder.kachisujiConnections) {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 16,
      // A network may swallow a connection without a word; unbounded, sixteen such would stop the process for good.
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS,
    })
    // A connection that breaks while nobody uses it: the pool replaces it, but unheard this would end the process.
    pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'))
    holder.kachisujiConnections = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
  }
  return holder.kachisujiConnections
}

/** Typed access for everything that is not a hot path. */
export function db(): PrismaClient {
  return connections().prisma
}

/** The same connections without the mapping layer, for the statements whose speed people feel. */
export function pool(): pg.Pool {
  return connections().pool
}

/** Nothing in a column of JSON: null alone would be the JSON value null. */
export const noJson = Prisma.DbNull

/** SQL with its parameters, for parts of raw statements. */
export const sql = Prisma.sql
export type Sql = Prisma.Sql

/** The client inside `db().$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient

/** Whether a write failed because a value that must be unique is taken. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** What a raw query says of the same, under the code of every failed raw query. */
const rawOvertaken = z.object({
  driverAdapterError: z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
})

/**
 * Whether Postgres ended a transaction because another one stood in its way (a deadlock, a serialization failure).
 * Nothing of it was kept: run again, it sees what the other has written.
 */
export function isOvertaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === 'P2034' || rawOvertaken.safeParse(error.meta).success
}

/** Whether a row could not be deleted because another still refers to it. */
export function isReferenced(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'
}
