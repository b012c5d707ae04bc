import { childrenOf, type NameNode, type Node } from './formula/ast'
import { vocabularyOf } from './formula/check'
import { parseFormula } from './formula/parse'
import { printFormula } from './formula/print'
import { nameKey, type Vocabulary } from './formula/tokens'
import type { Term } from './term'
import type { Valuation } from './valuation'

/** Names change without breaking the formulas that mention them. */

/**
 * The valuation with another name for one of its own terms.
 * @param shared the workspace's terms that the valuation uses: they decide how words are read
 */
export function renameTerm(valuation: Valuation, id: string, name: string, shared: readonly Term[]): Valuation {
  const old = valuation.terms.find((term) => term.id === id)
  if (!old) return valuation
  const terms = valuation.terms.map((term) => (term.id === id ? { ...term, name } : term))
  const options = valuation.options.map((option) => ({
    ...option,
    terms: option.terms.map((term) => (term.name === old.name ? { ...term, name } : term)),
  }))
  return rewritten({ ...valuation, terms, options }, valuation, old.name, name, shared)
}

/** The valuation with another name for one of its formulas. */
export function renameFormula(valuation: Valuation, index: number, name: string, shared: readonly Term[]): Valuation {
  const old = valuation.formulas[index]
  if (!old) return valuation
  const formulas = valuation.formulas.map((formula, at) => (at === index ? { ...formula, name } : formula))
  const options = valuation.options.map((option) => ({
    ...option,
    ...(option.formulas && {
      formulas: Object.fromEntries(
        Object.entries(option.formulas).map(([key, text]) => [key === old.name ? name : key, text]),
      ),
    }),
  }))
  return rewritten({ ...valuation, formulas, options }, valuation, old.name, name, shared)
}

function rewritten(next: Valuation, before: Valuation, from: string, to: string, shared: readonly Term[]): Valuation {
  const old = vocabularyOf([...before.terms, ...shared], before.formulas)
  const written = nameText(to, vocabularyOf([...next.terms, ...shared], next.formulas))
  const rewrite = (text: string) => withName(text, nameKey(from), written, old)
  return {
    ...next,
    formulas: next.formulas.map((formula) => ({ ...formula, text: rewrite(formula.text) })),
    options: next.options.map((option) => ({
      ...option,
      ...(option.formulas && {
        formulas: Object.fromEntries(Object.entries(option.formulas).map(([key, text]) => [key, rewrite(text)])),
      }),
    })),
  }
}

/** A name as a formula mentions it: in quotes where it would not be read as one. */
export function nameText(name: string, vocabulary: Vocabulary): string {
  return printFormula({ kind: 'name', name: nameKey(name), from: 0, to: 0 }, vocabulary)
}

/** A text that cannot be read stays as it was written. */
function withName(text: string, name: string, written: string, vocabulary: Vocabulary): string {
  const read = parseFormula(text, vocabulary)
  if (!read.ok) return text
  return placesOf(read.value, name)
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => rest.slice(0, from) + written + rest.slice(to), text)
}

function placesOf(node: Node, name: string): NameNode[] {
  if (node.kind === 'name') return node.name === name ? [node] : []
  return childrenOf(node).flatMap((child) => placesOf(child, name))
}
