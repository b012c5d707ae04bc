'use server'

import { headers } from 'next/headers'
import { action } from '@/lib/server/action'
import { requestAddress } from '@/lib/server/origin'
import { issueSession } from '@/lib/server/session'
import * as setup from './mutations'
import { setUpSchema } from './schema'

/** Open to everyone who knows the set-up code, while nobody has an account. Answers the workspace's slug. */
export const setUp = action(setUpSchema, async (input) => {
  const { session, slug } = await setup.setUp(input, requestAddress(await headers()))
  await issueSession(session)
  return slug
})
