'use server'

import { action } from '@/lib/server/action'
import { requireScope } from '@/lib/server/scope'
import * as sharedTerms from './mutations'
import { changeSharedTermSchema, createSharedTermSchema, deleteSharedTermSchema } from './schema'

/** Answers the new term's id. */
export const createSharedTerm = action(createSharedTermSchema, async ({ workspace, term }) =>
  sharedTerms.createSharedTerm(await requireScope('sharedTerm.edit', { workspace }), term),
)

export const changeSharedTerm = action(changeSharedTermSchema, async ({ workspace, sharedTerm, revision, term }) =>
  sharedTerms.changeSharedTerm(await requireScope('sharedTerm.edit', { workspace }), sharedTerm, revision, term),
)

export const deleteSharedTerm = action(deleteSharedTermSchema, async ({ workspace, sharedTerm }) =>
  sharedTerms.deleteSharedTerm(await requireScope('sharedTerm.edit', { workspace }), sharedTerm),
)
