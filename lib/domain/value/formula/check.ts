import { err, ok, type Result } from '../../core/result'
import { labelsOf, type Calendar } from '../units/unit'
import { statedRange, unitOf, type Term } from '../term'
import { namesIn, type NameNode, type Node, childrenOf } from './ast'
import { formulaError, type FormulaError } from './errors'
import { measure, type Known, type Quantity } from './measure'
import { parseFormula } from './parse'
import { printFormula } from './print'
import { nearestName } from './suggest'
import { nameKey, type Vocabulary } from './tokens'

/** One named formula as a person wrote it. */
export interface Formula {
  name: string
  text: string
}

/** A formula whose names, units and ranges are known to be right. */
export interface CheckedFormula {
  name: string
  /** The name as other formulas mention it. */
  key: string
  node: Node
  /** Unit and range of every part, so that evaluating needs no look-ups of words. */
  quantities: ReadonlyMap<Node, Quantity>
}

export interface Checked {
  /** In an order in which each formula comes behind those it mentions. */
  formulas: CheckedFormula[]
  /** What is wrong with the others, by name; each has one error, the first. */
  errors: ReadonlyMap<string, FormulaError>
}

/** What the words of a set of formulas are read against. */
export function vocabularyOf(terms: readonly Term[], formulas: readonly Formula[]): Vocabulary {
  return {
    names: [...terms.map(({ name }) => name), ...formulas.map(({ name }) => name)],
    labels: labelsOf(terms.map(({ unit }) => unit)),
  }
}

/**
 * Reads formulas that may mention terms and each other, and checks them: every name is known, none mentions itself in a
 * circle, units agree, and nothing is divided by what may be zero within the stated ranges.
 */
export function checkFormulas(terms: readonly Term[], formulas: readonly Formula[], days?: Calendar): Checked {
  const vocabulary = vocabularyOf(terms, formulas)
  const parsed = new Map(
    formulas.map(({ name, text }) => [nameKey(name), { name, read: parseFormula(text, vocabulary) }]),
  )
  const known = new Map<string, Known>(terms.map((term) => [nameKey(term.name), termQuantity(term, days)]))
  const errors = new Map<string, FormulaError>()
  const done: CheckedFormula[] = []
  const path: string[] = []

  /** Checks a formula and first those it mentions; what a mention of it is worth. */
  const visit = (key: string): Known => {
    if (known.has(key)) return known.get(key)!
    const { name, read } = parsed.get(key)!
    path.push(key)
    const checked = read.ok ? checkOne(name, read.value) : read
    path.pop()
    if (checked.ok) done.push(checked.value)
    else errors.set(name, checked.error)
    const quantity = checked.ok ? checked.value.quantities.get(checked.value.node)! : null
    known.set(key, quantity)
    return quantity
  }

  const checkOne = (name: string, node: Node): Result<CheckedFormula, FormulaError> => {
    for (const mentioned of namesIn(node)) {
      const place = () => placeOf(node, mentioned)
      if (path.includes(mentioned) && !terms.some((term) => nameKey(term.name) === mentioned)) {
        const circle = [...path.slice(path.indexOf(mentioned)), mentioned]
        return err(formulaError('circular', place().from, place().to, { text: circle.join(' → ') }))
      }
      if (!known.has(mentioned) && parsed.has(mentioned)) visit(mentioned)
      if (!known.has(mentioned)) {
        const suggestion = nearestName(
          mentioned,
          [...known.keys(), ...parsed.keys()].filter((each) => each !== nameKey(name)),
        )
        const values = suggestion ? { text: mentioned, suggestion } : { text: mentioned }
        return err(formulaError('unknownName', place().from, place().to, values))
      }
    }
    const measured = measure(node, { known, days, print: (part) => printFormula(part, vocabulary) })
    return measured.ok ? ok({ name, key: nameKey(name), node, quantities: measured.value }) : measured
  }

  const taken = formulas.filter(({ name }) => known.has(nameKey(name)))
  for (const { name, text } of taken) errors.set(name, formulaError('nameTaken', 0, text.length, { text: name }))
  for (const key of parsed.keys()) visit(key)
  return { formulas: done, errors }
}

/** A term's unit and range, in base units; null when its unit cannot be read. */
function termQuantity(term: Term, days?: Calendar): Known {
  const unit = unitOf(term, days)
  if (!unit) return null
  const [low, high] = statedRange(term.value)
  return { unit, range: [low * unit.factor, high * unit.factor] }
}

/** Where a formula first mentions a name. */
function placeOf(node: Node, name: string): NameNode {
  const found = find(node, name)
  if (!found) throw new Error('A mentioned name has a place')
  return found
}

function find(node: Node, name: string): NameNode | null {
  if (node.kind === 'name') return node.name === name ? node : null
  for (const child of childrenOf(node)) {
    const found = find(child, name)
    if (found) return found
  }
  return null
}
