import { z } from 'zod'
import { parseUnit, type Calendar, type Unit } from './units/unit'

/** The terms of a value formula: what somebody claims about the business, with who claims it and on what grounds. */

export const termStatuses = ['guess', 'estimate', 'measured'] as const
export type TermStatus = (typeof termStatuses)[number]

const finite = z.number().refine((value) => Math.abs(value) < 1e15)

/**
 * A value in the term's unit: one number; low, best and high as the 5th, 50th and 95th percentile, within bounds where
 * the amount has any; or the least, likeliest and greatest that are possible at all.
 */
export const termValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), value: finite }),
  z
    .object({
      kind: z.literal('percentiles'),
      low: finite,
      best: finite,
      high: finite,
      min: finite.nullable().default(null),
      max: finite.nullable().default(null),
    })
    .refine(({ low, best, high }) => low <= best && best <= high)
    .refine(({ low, high, min, max }) => (min === null || min < low) && (max === null || max > high)),
  z
    .object({ kind: z.literal('extremes'), min: finite, mode: finite, max: finite })
    .refine(({ min, mode, max }) => min <= mode && mode <= max),
])
export type TermValue = z.infer<typeof termValueSchema>

export const MAX_TERM_NAME = 100

export const termSchema = z.object({
  /** Draws are made by id: a term that several use cases share has the same draws in all of them. */
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(MAX_TERM_NAME),
  value: termValueSchema,
  unit: z.string().max(60),
  /** A link, or a remark on where the value comes from. */
  source: z.string().max(2_000).default(''),
  /** A member of the workspace, or a role of the workshop. */
  owner: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('member'), id: z.string() }),
      z.object({ kind: z.literal('role'), role: z.string().max(100) }),
    ])
    .nullable()
    .default(null),
  /** The day the value is of, as yyyy-mm-dd. */
  date: z.iso.date().nullable().default(null),
  status: z.enum(termStatuses).default('guess'),
})
export type Term = z.infer<typeof termSchema>

/** What a term is taken as where one number is needed: its single value, best or likeliest. In the term's unit. */
export function bestOf(value: TermValue): number {
  if (value.kind === 'single') return value.value
  return value.kind === 'percentiles' ? value.best : value.mode
}

/** The range a person stated, in the term's unit; percentiles state the 5th to the 95th. */
export function statedRange(value: TermValue): [low: number, high: number] {
  if (value.kind === 'single') return [value.value, value.value]
  return value.kind === 'percentiles' ? [value.low, value.high] : [value.min, value.max]
}

/** The unit of a term, null when it cannot be read. */
export function unitOf(term: Pick<Term, 'unit'>, days?: Calendar): Unit | null {
  return parseUnit(term.unit, days)
}
