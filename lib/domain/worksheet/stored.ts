import { z } from 'zod'
import type { Cells, UseCase } from './model'

/** Texts by key. A record of zod's would copy each cell, which takes longer than reading it. */
export const cellsSchema = z.custom<Cells>(
  (cells) =>
    typeof cells === 'object' && cells !== null && Object.values(cells).every((text) => typeof text === 'string'),
)

/** A use case as the database hands it over: what another version of the product may have stored is checked on reading. */
export const useCaseSchema = z.object({
  id: z.string(),
  position: z.string(),
  cells: cellsSchema,
  revision: z.int(),
  cellRevisions: z.record(z.string(), z.int()),
}) satisfies z.ZodType<UseCase>
