import { z } from 'zod'
import { formatSchema } from '../worksheets/schema'

const into = z.uuid().toLowerCase()

/**
 * Query of an export and of its preview: drawn by the product, in the worksheet's own format when none is named, or
 * written back into the file of the import named by `into`.
 */
export const exportRequestSchema = z.union([
  z.strictObject({ into }),
  z.strictObject({ format: formatSchema.optional() }),
])
