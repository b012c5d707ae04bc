import { getTranslations } from 'next-intl/server'
import { ZodError } from 'zod'
import { AppError, type ErrorCode } from './errors'
import { log } from './log'

/** What a person is told about an error: a code for the program, a sentence for the reader, an id to quote. */
export interface Failure {
  code: ErrorCode
  message: string
  id?: string
}

/**
 * Turns anything thrown into what may be shown. An error nobody foresaw is logged under a new id, and only that id
 * goes out: its own message could hold data or internals.
 */
export async function toFailure(error: unknown): Promise<Failure> {
  const t = await getTranslations('errors')
  if (error instanceof ZodError) return { code: 'badInput', message: t('badInput') }
  if (error instanceof AppError && error.code !== 'unexpected') return { code: error.code, message: t(error.code) }
  const id = crypto.randomUUID().slice(0, 8)
  log.error({ err: error, id }, 'unexpected error')
  return { code: 'unexpected', message: t('unexpected', { id }), id }
}
