import { nameKey } from '../formula/tokens'
import type { FormulaKind, ValueFormula } from '../model'
import { termSchema, type Term, type TermValue } from '../term'
import type { Valuation } from '../valuation'
import { amountText, type Amount } from './amount'
import type { Reading } from './read-words'

/** What a reading of column O would put into a valuation, for a person to confirm. */
export interface Proposal {
  formulas: (ValueFormula & { isReplacing: boolean })[]
  /** `from`: written anew, one of the valuation's own already, or one of the workspace to take up (with its id). */
  terms: { name: string; value: TermValue | null; unit: string; from: 'text' | 'own' | { shared: string } }[]
  /** What could not be read. */
  rest: string[]
}

const kindHints: [RegExp, FormulaKind][] = [
  [/開発|初期費用|development|to build/i, 'development'],
  [/運用|保守|ランニング|operation|running|maintenance/i, 'operation'],
  [/負担|手間|burden/i, 'burden'],
]

/** What a formula is for, as its name says it. */
export function guessKind(name: string): FormulaKind {
  return kindHints.find(([pattern]) => pattern.test(name))?.[1] ?? 'value'
}

/**
 * A reading as what it would change. An amount that no formula mentions and that names a cost (開発費: 1000万円) is a
 * formula of its own; a formula under a name that exists takes its place.
 * @param reading read with the names of terms alone, so that a formula of the same name is found again
 */
export function proposalOf(reading: Reading, valuation: Valuation, shared: readonly Term[]): Proposal {
  const isFormula = new Map(valuation.formulas.map(({ name }) => [nameKey(name), true]))
  const isMentioned = (name: string) => reading.formulas.some(({ text }) => nameKey(text).includes(nameKey(name)))
  const isCost = ({ name, amount }: Reading['terms'][number]) =>
    amount !== null && !isMentioned(name) && ['development', 'operation'].includes(guessKind(name))
  const costs = reading.terms.filter(isCost).map(({ name, amount, unit }) => ({
    name,
    text: amountText(valueOf(amount!), unit),
    every: null,
  }))
  const own = new Set(valuation.terms.map(({ name }) => nameKey(name)))
  const sharedIds = new Map(shared.map(({ id, name }) => [nameKey(name), id]))
  const formulas = [...reading.formulas, ...costs].map((formula) => ({
    ...formula,
    kind: guessKind(formula.name),
    isReplacing: isFormula.has(nameKey(formula.name)),
  }))
  const formulaKeys = new Set([...isFormula.keys(), ...formulas.map(({ name }) => nameKey(name))])
  return {
    formulas,
    terms: reading.terms
      .filter(({ name }) => !formulaKeys.has(nameKey(name)))
      .map(({ name, amount, unit }) => {
        const sharedId = sharedIds.get(nameKey(name))
        const from = own.has(nameKey(name)) ? 'own' : sharedId ? { shared: sharedId } : 'text'
        return { name, value: amount && valueOf(amount), unit, from }
      }),
    rest: reading.rest,
  }
}

/** The valuation with what a proposal adds. Terms that exist keep their values: somebody stands for them. */
export function applyProposal(valuation: Valuation, proposal: Proposal, newId: () => string): Valuation {
  const named = new Map(proposal.formulas.map(({ isReplacing: _, ...formula }) => [nameKey(formula.name), formula]))
  const replaced = valuation.formulas.map((formula) => {
    const found = named.get(nameKey(formula.name))
    named.delete(nameKey(formula.name))
    return found ? { ...formula, text: found.text } : formula
  })
  const added = proposal.terms
    .filter(({ from }) => from === 'text')
    .map(({ name, value, unit }) =>
      termSchema.parse({ id: newId(), name, unit, value: value ?? { kind: 'single', value: 0 } }),
    )
  const taken = proposal.terms.flatMap(({ from }) => (typeof from === 'object' ? [from.shared] : []))
  return {
    ...valuation,
    formulas: [...replaced, ...named.values()],
    terms: [...valuation.terms, ...added],
    sharedTerms: [...new Set([...valuation.sharedTerms, ...taken])],
  }
}

function valueOf(amount: Amount): TermValue {
  if (amount.kind === 'single') return { kind: 'single', value: amount.value }
  const { low, best, high } = amount
  return { kind: 'percentiles', low, best, high, min: null, max: null }
}
