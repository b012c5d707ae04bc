import { RateLimiterPostgres, RateLimiterRes, type IRateLimiterPostgresOptions } from 'rate-limiter-flexible'
import { pool } from './db'
import { AppError } from './errors'

const MINUTE = 60

/**
 * Guesses at a secret, counted in the database because several app processes share one installation. A person who
 * mistypes stays below these; a program does not. The address alone is bounded loosely: a whole room may share one.
 */
const limits = {
  /** Passwords for one account from one address. */
  account: { points: 10, duration: 15 * MINUTE },
  /**
   * Passwords for one account from all browsers that are new to it: an address can be forged where no proxy vouches for
   * it. Whoever knows the e-mail can use this up, so it must not hold for the person's own browsers.
   */
  accountAnywhere: { points: 100, duration: 60 * MINUTE },
  /** Passwords for one account from a browser that was signed in to it before; no other limit holds for those. */
  knownBrowser: { points: 10, duration: 15 * MINUTE },
  /** Passwords for any account from one address. */
  address: { points: 100, duration: 15 * MINUTE },
  setupCode: { points: 20, duration: 15 * MINUTE },
  setupCodeAnywhere: { points: 200, duration: 15 * MINUTE },
} satisfies Record<string, Pick<IRateLimiterPostgresOptions, 'points' | 'duration'>>

export type Limit = keyof typeof limits

const limiters = new Map<Limit, RateLimiterPostgres>()

function limiter(limit: Limit): RateLimiterPostgres {
  const existing = limiters.get(limit)
  if (existing) return existing
  const made = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: 'pool',
    tableName: 'RateLimit',
    tableCreated: true,
    keyPrefix: limit,
    ...limits[limit],
  })
  limiters.set(limit, made)
  return made
}

/**
 * Counts one attempt, before the secret is compared: parallel guesses are counted too.
 * @throws AppError `tooManyRequests` once the limit is passed, until its time is over.
 */
export async function countAttempt(limit: Limit, key: string): Promise<void> {
  try {
    await limiter(limit).consume(key)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new AppError('tooManyRequests', `${limit} ${key}`)
    throw refusal
  }
}

/** Takes the attempts back after a right answer. */
export async function forgetAttempts(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key)
}
