import { AppError, FieldError } from '@/lib/server/errors'

/** How a call ended: 'ok', the code of a refusal, or the fields that were refused. Other errors fail the test. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    if (error instanceof FieldError) return Object.keys(error.fields).join(' ')
    if (error instanceof AppError) return error.code
    throw error
  }
}
