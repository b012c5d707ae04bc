import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { toFailure, type Failure } from './failure'

/** What an action answers: its value, or a failure whose message may be shown as it is. */
export type ActionResult<Value> = { ok: true; value: Value } | { ok: false; error: Failure }

/**
 * Makes a server action from a schema and a handler: the input is parsed before the handler sees it, and an error
 * becomes a sentence. Redirects pass through.
 */
export function action<Input, Value>(schema: z.ZodType<Input>, handler: (input: Input) => Promise<Value>) {
  return async (input: unknown): Promise<ActionResult<Value>> => {
    try {
      return { ok: true, value: await handler(schema.parse(input)) }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: await toFailure(error) }
    }
  }
}
