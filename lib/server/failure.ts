import { getTranslations } from 'next-intl/server'
import { ZodError } from 'zod'
import type { Failure } from '@/lib/domain/core/failure'
import { AppError, FieldError, type ErrorCode, type FieldProblems } from './errors'
import { log } from './log'

/**
 * Turns anything thrown into what may be shown. An error nobody foresaw is logged under a new id, and only that id
 * goes out: its own message could hold data or internals.
 */
export async function toFailure(error: unknown): Promise<Failure<ErrorCode>> {
  const t = await getTranslations('errors')
  if (error instanceof ZodError)
    return { code: 'badInput', message: t('badInput'), fields: await sentences(problemsOf(error)) }
  if (error instanceof FieldError)
    return { code: 'badInput', message: t('badInput'), fields: await sentences(error.fields) }
  if (error instanceof AppError && error.code !== 'unexpected') return { code: error.code, message: t(error.code) }
  const id = crypto.randomUUID().slice(0, 8)
  log.error({ err: error, id }, 'unexpected error')
  return { code: 'unexpected', message: t('unexpected', { id }), id }
}

/** A schema's message is a key under `errors.fields`: `z.string().min(1, 'required')`. The first problem of a field is told. */
function problemsOf(error: ZodError): FieldProblems {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), [issue.message]]))
}

async function sentences(problems: FieldProblems): Promise<Record<string, string>> {
  const t = await getTranslations('errors.fields')
  type Sentence = Parameters<typeof t>[0]
  const known = (key: string): key is Sentence => t.has(key as Sentence)
  const say = (key: string) => t(known(key) ? key : 'invalid')
  return Object.fromEntries(Object.entries(problems).map(([field, keys]) => [field, keys.map(say).join(' ')]))
}
