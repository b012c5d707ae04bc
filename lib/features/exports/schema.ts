import { z } from 'zod'
import { formatSchema } from '../worksheets/schema'

/** Query of an export and of its preview: the worksheet's own format when none is named. */
export const exportRequestSchema = z.object({ format: formatSchema.optional() })
