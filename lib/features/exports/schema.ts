import { z } from 'zod'
import { formatSchema } from '../worksheets/schema'

const into = z.uuid().toLowerCase()

/**
 * Query of an export and of its preview: drawn by the product, in the worksheet's own format when none is named, or
 * written back into the file of the import named by `into`, with the ids of the rows where `ids=1` asks for them.
 */
export const exportRequestSchema = z.union([
  z.strictObject({ into, ids: z.literal('1').optional() }),
  z.strictObject({ format: formatSchema.optional() }),
])

/** Query of a download: an export, or the worksheet as it was at a snapshot. */
export const downloadRequestSchema = z.union([...exportRequestSchema.options, z.strictObject({ snapshot: z.uuid() })])
