import { z } from 'zod'
import { termSchema } from '../../domain/value/term'

const workspace = z.string()
/** A term as it is written; its id is the shared term's. */
export const writtenTermSchema = termSchema.omit({ id: true })
export type WrittenTerm = z.infer<typeof writtenTermSchema>

export const createSharedTermSchema = z.object({ workspace, term: writtenTermSchema })
/** `revision` is the one the person started from. */
export const changeSharedTermSchema = z.object({
  workspace,
  sharedTerm: z.uuid(),
  revision: z.int(),
  term: writtenTermSchema,
})
export const deleteSharedTermSchema = z.object({ workspace, sharedTerm: z.uuid() })
