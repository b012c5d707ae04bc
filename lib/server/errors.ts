/** Refusals that reach a person. The status is what a route answers; the text is `errors.<code>` in messages/. */
const statuses = {
  badInput: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  inUse: 409,
  lastOwner: 409,
  setupDone: 409,
  archived: 409,
  votingClosed: 409,
  revealed: 409,
  notRevealed: 409,
  noMoreRounds: 409,
  gone: 410,
  tooLarge: 413,
  notAWorksheet: 422,
  tooManyRequests: 429,
  unexpected: 500,
} as const

export type ErrorCode = keyof typeof statuses

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return statuses[code]
}

/** A rule was broken. `detail` is for the log only and never leaves the server. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, detail?: string) {
    super(detail ?? code)
    this.name = 'AppError'
    this.code = code
  }
}

/** What is wrong with each field of a form: keys under `errors.fields` in messages/, one sentence each. */
export type FieldProblems = Record<string, readonly string[]>

/** Input of the right shape that a rule refuses (an e-mail already taken): told beside the field. */
export class FieldError extends AppError {
  readonly fields: FieldProblems

  constructor(fields: FieldProblems) {
    super('badInput')
    this.name = 'FieldError'
    this.fields = fields
  }
}
