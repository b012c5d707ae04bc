import { z } from 'zod'

/**
 * One line as a person typed or pasted it: a title, a name. Line breaks, tabs and what no database stores (NUL, halves
 * of a character pair) become spaces, so that a list shows it as it is stored; spaces around it go.
 */
export const lineSchema = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim())

/** A line that must say something. The messages are keys under `errors.fields`. */
export const nameSchema = (maxLength: number) =>
  lineSchema.pipe(z.string().min(1, 'required').max(maxLength, 'tooLong'))
