import type { Locale, Text } from '../core/text'

/** What people write into the fields that the product adds, read for its meaning. */

/** A step of the workshop's ladder: how far a case has been proven, and what that counts for (ICE's confidence). */
export interface EvidenceStep {
  /** The text that a cell stores, as 高 is stored for a level. */
  name: string
  label: Text
  confidence: number
}

/** Weakest first. The numbers are the workshop's. */
export const evidenceLadder: readonly EvidenceStep[] = [
  step(0.1, 'テーマとの一致', 'Thematic support'),
  step(0.2, '他者の意見', 'Others’ opinion'),
  step(0.5, '見積もりと計画', 'Estimates and plans'),
  step(1, '個別の事例', 'Anecdotal evidence'),
  step(3, '市場のデータ', 'Market data'),
  step(7, '利用者・顧客の証拠', 'User or customer evidence'),
  step(10, 'テストの結果', 'Test results'),
]

function step(confidence: number, ja: string, en: string): EvidenceStep {
  return { name: ja, label: { ja, en }, confidence }
}

/** A cell's meaning, null when it is empty or `unclear`. */
export interface Reading<Value> {
  value: Value | null
  unclear: boolean
}

/** Reads a step of the ladder by its name in either language. */
export function readEvidence(text: string | null | undefined): Reading<EvidenceStep> {
  const word = plain(text)
  const value = evidenceLadder.find(({ label }) => plain(label.ja) === word || plain(label.en) === word) ?? null
  return { value, unclear: value === null && word !== '' }
}

/** A step as a reader of the language says it. */
export function evidenceName({ label, confidence }: EvidenceStep, locale: Locale): string {
  return `${label[locale]} (${confidence})`
}

/** Reads an amount such as `20`, `1,200人` or `2.5 人日`; more than 0, because nothing costs or reaches nothing. */
export function readAmount(text: string | null | undefined): Reading<number> {
  const word = plain(text)
  if (word === '') return { value: null, unclear: false }
  const digits = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:人日|日|人|人\/月|days?|person-days?|people)?$/.exec(word)
  const amount = digits ? Number(digits[1]!.replaceAll(',', '') + (digits[2] ?? '')) : 0
  return amount > 0 && Number.isFinite(amount) ? { value: amount, unclear: false } : { value: null, unclear: true }
}

function plain(text: string | null | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\s/g, '').replaceAll('’', "'").toLowerCase()
}
