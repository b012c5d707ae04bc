/** What a form holds: its texts by the name of the field. */
export type FormTexts = Readonly<Record<string, string>>

export interface MergedForm {
  texts: FormTexts
  /** What the others saved where this person typed something else: theirs, by the name of the field. */
  theirs: FormTexts
}

/**
 * Brings what somebody else has saved into what a person is typing, field by field. Where both changed the same field
 * differently, the person's own stays in it and the other's is given beside it, so that neither is lost.
 * @param base what the person started from; a field that one of the three lacks is empty there
 */
export function mergeForm(base: FormTexts, mine: FormTexts, saved: FormTexts): MergedForm {
  const texts: Record<string, string> = {}
  const theirs: Record<string, string> = {}
  for (const name of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(saved)])) {
    const [from, own, other] = [base[name] ?? '', mine[name] ?? '', saved[name] ?? '']
    texts[name] = own === from ? other : own
    if (own !== from && other !== from && own !== other) theirs[name] = other
  }
  return { texts, theirs }
}

/** Whether two forms say the same. */
export function sameForm(a: FormTexts, b: FormTexts): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? '') === (b[name] ?? ''))
}
