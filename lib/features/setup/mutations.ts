import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { AppError, FieldError } from '@/lib/server/errors'
import { countAttempt } from '@/lib/server/rate-limit'
import { sameSecret } from '@/lib/server/secret'
import type { Session } from '@/lib/server/session'
import { newUserRow } from '../users/data'
import { freeSlug } from '../workspaces/data'
import type { SetUp } from './schema'

// Any number that no other part of the product locks.
const SETUP_LOCK = 4_711_001

/**
 * Makes the first account, its workspace and its ownership together.
 * @returns the owner's session and the workspace's slug
 * @throws AppError `setupDone` once anybody has an account, `tooManyRequests`; FieldError for a wrong code or a weak password.
 */
export async function setUp(input: SetUp, address: string): Promise<{ session: Session; slug: string }> {
  if ((await db().user.count()) > 0) throw new AppError('setupDone')
  await countAttempt('setupCode', address)
  await countAttempt('setupCodeAnywhere', '')
  const { SETUP_CODE } = env()
  if (!SETUP_CODE || !sameSecret(input.code, SETUP_CODE)) throw new FieldError({ code: ['wrongCode'] })
  const row = await newUserRow(input)
  return db().$transaction(async (tx) => {
    // Two set-ups at once: the second waits here, then finds the first one's account.
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${SETUP_LOCK})`
    if ((await tx.user.count()) > 0) throw new AppError('setupDone')
    const slug = await freeSlug(tx, input.workspaceName)
    const { id: userId, sessionVersion } = await tx.user.create({
      data: {
        ...row,
        memberships: { create: { role: 'owner', workspace: { create: { slug, name: input.workspaceName } } } },
      },
    })
    return { session: { userId, sessionVersion }, slug }
  })
}
