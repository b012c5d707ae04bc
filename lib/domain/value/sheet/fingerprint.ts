import { seedOf } from '../../core/rng'
import type { Term } from '../term'
import type { Valuation } from '../valuation'

/**
 * What tells whether a person changed something in Excel: a number made of the content, which the sheet carries. Content
 * is compared as the schemas order it.
 */
export function fingerprint(content: Valuation | Pick<Term, 'value' | 'unit'>): string {
  return seedOf(JSON.stringify(content)).toString(16).padStart(8, '0')
}

/** Of a shared term only what is calculated with counts: another remark in Excel does not make it a term of its own. */
export function termFingerprint({ value, unit }: Pick<Term, 'value' | 'unit'>): string {
  return fingerprint({ value, unit })
}
