import { namesIn } from './formula/ast'
import { nameKey } from './formula/tokens'
import type { ReadModel } from './model'

/** What a valuation still lacks before anybody can be held to it. */
export const gapKinds = ['noValue', 'wrong', 'noCost', 'noAmount', 'noOwner'] as const

export interface Gap {
  kind: (typeof gapKinds)[number]
  /** How many formulas or terms lack it. */
  count: number
}

/** The gaps of a model, the gravest first. Only terms that a formula mentions count; one that is a bare 0 has no amount. */
export function gapsOf({ model, checked, errors }: ReadModel): Gap[] {
  const mentioned = new Set(checked.formulas.flatMap(({ node }) => namesIn(node)))
  const terms = model.terms.filter(({ name }) => mentioned.has(nameKey(name)))
  const has = (...kinds: string[]) => model.formulas.some(({ kind }) => kinds.includes(kind))
  const counts = {
    noValue: has('value') ? 0 : 1,
    wrong: errors.size,
    noCost: has('development', 'operation') ? 0 : 1,
    noAmount: terms.filter(({ value }) => value.kind === 'single' && value.value === 0).length,
    noOwner: terms.filter(({ owner }) => owner === null).length,
  }
  return gapKinds.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0)
}
