import { z } from 'zod'
import { fitSchema } from '../../domain/readiness/fit'

/** Datasets that one use case may need. */
const MAX_REQUIRED = 50

/** `revision` is the `assessmentRevision` the person started from. */
export const assessSchema = z.object({
  worksheet: z.uuid(),
  useCase: z.uuid(),
  revision: z.int(),
  datasets: z
    .array(z.uuid())
    .max(MAX_REQUIRED)
    .refine((ids) => new Set(ids).size === ids.length),
  fit: fitSchema,
})
