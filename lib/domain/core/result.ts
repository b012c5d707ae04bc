/**
 * The outcome of a domain function that can refuse: a value, or a tagged error. Refusals are values,
 * so a caller cannot forget them; exceptions are left for broken rules.
 */
export type Result<Value, Failure extends { code: string }> = { ok: true; value: Value } | { ok: false; error: Failure }

export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function err<Failure extends { code: string }>(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error }
}
