/** What a person is told about an error: a code for the program, a sentence for the reader, an id to quote. */
export interface Failure<Code extends string = string> {
  code: Code
  message: string
  id?: string
  /** What to change in each field of a form, in sentences. */
  fields?: Record<string, string>
}

/** What an action answers: its value, or a failure whose message may be shown as it is. */
export type ActionResult<Value, Code extends string = string> =
  { ok: true; value: Value } | { ok: false; error: Failure<Code> }
