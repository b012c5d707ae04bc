import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { ActionResult } from '@/lib/domain/core/failure'
import type { ErrorCode } from './errors'
import { toFailure } from './failure'

/**
 * Makes a server action from a schema and a handler: the input is parsed before the handler sees it, and an error
 * becomes a sentence. Redirects pass through.
 */
export function action<Input, Value>(schema: z.ZodType<Input>, handler: (input: Input) => Promise<Value>) {
  return async (input: unknown): Promise<ActionResult<Value, ErrorCode>> => {
    try {
      return { ok: true, value: await handler(schema.parse(input)) }
    } catch (error) {
      unstable_rethrow(error)
      return { ok: false, error: await toFailure(error) }
    }
  }
}
