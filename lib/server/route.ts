import type { Locale } from '@/lib/domain/core/text'
import { intakeErrorText, type IntakeError } from '@/lib/domain/worksheet/intake-errors'
import { AppError, statusOf } from './errors'
import { toFailure } from './failure'
import { requestOrigin } from './origin'

type Handler<Context> = (request: Request, context: Context) => Promise<Response>

/**
 * Wraps a route handler: whatever it throws becomes `{ error: { code, message, id? } }` in the reader's language with
 * the code's status. A request that changes something must come from our own pages.
 */
export function route<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeignOrigin(request)
      return await handler(request, context)
    } catch (error) {
      const failure = await toFailure(error)
      return Response.json({ error: failure }, { status: statusOf(failure.code) })
    }
  }
}

/** Seconds after which a file that was refused as `busy` is worth sending again. */
const RETRY_SECONDS = 10

/** The answer to a file that was not read: 422 with the reason, or 503 when only the moment was wrong. */
export function fileRefusal(error: IntakeError, locale: Locale): Response {
  const isBusy = error.code === 'busy'
  return Response.json(
    { error: { code: error.code, message: intakeErrorText(error)[locale] } },
    { status: isBusy ? 503 : 422, headers: isBusy ? { 'retry-after': String(RETRY_SECONDS) } : {} },
  )
}

// SameSite=Lax already keeps the cookie from foreign posts; the header check also covers a sibling subdomain.
function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin')
  if (origin && origin !== requestOrigin(request.headers)) throw new AppError('forbidden', `origin ${origin}`)
}
