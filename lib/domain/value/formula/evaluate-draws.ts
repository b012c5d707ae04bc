import { childrenOf, type Node } from './ast'
import type { Checked, CheckedFormula } from './check'
import { evaluateFormula, stepOf } from './evaluate'
import { roundTo } from './measure'
import type { Operator } from './tokens'

/**
 * Formulas over many draws at once. A formula becomes a list of loops over typed arrays, one for each of its parts, that
 * work on a block of draws small enough to stay in the processor's nearest cache. No code is generated.
 */

/** Draws of each name, by `nameKey`, in base units; all of one length. */
export type Draws = ReadonlyMap<string, Float64Array>

const BLOCK = 1_024

type Loop = (out: Float64Array, a: Float64Array, b: Float64Array, count: number) => void

/** Each a loop of its own: one loop that calls a function for every number would be several times slower. */
const loops: Record<Operator | 'min' | 'max', Loop> = {
  '+': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! + b[i]!
  },
  '-': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! - b[i]!
  },
  '×': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! * b[i]!
  },
  '÷': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! / b[i]!
  },
  '^': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! ** b[i]!
  },
  min: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.min(a[i]!, b[i]!)
  },
  max: (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = Math.max(a[i]!, b[i]!)
  },
  '=': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i] === b[i] ? 1 : 0
  },
  '≠': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i] === b[i] ? 0 : 1
  },
  '<': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! < b[i]! ? 1 : 0
  },
  '≤': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! <= b[i]! ? 1 : 0
  },
  '>': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! > b[i]! ? 1 : 0
  },
  '≥': (out, a, b, count) => {
    for (let i = 0; i < count; i++) out[i] = a[i]! >= b[i]! ? 1 : 0
  },
}

/** Where a block of a part's values is, once the loops before have run; draws are views that move from block to block. */
type Part = (start: number, count: number) => Float64Array

/**
 * A formula's value for every draw, in base units.
 * @param draws of every name it mentions
 */
export function evaluateDraws(formula: CheckedFormula, draws: Draws, count: number): Float64Array {
  const part = partOf(formula.node, formula, draws)
  const out = new Float64Array(count)
  for (let start = 0; start < count; start += BLOCK) {
    const size = Math.min(BLOCK, count - start)
    out.set(part(start, size).subarray(0, size), start)
  }
  return out
}

/** Every checked formula; gives the draws with the formulas' added. */
export function evaluateAllDraws(
  { formulas }: Pick<Checked, 'formulas'>,
  draws: Draws,
  count: number,
): Map<string, Float64Array> {
  const all = new Map(draws)
  for (const formula of formulas) all.set(formula.key, evaluateDraws(formula, all, count))
  return all
}

function partOf(node: Node, formula: CheckedFormula, draws: Draws): Part {
  const [first, ...rest] = childrenOf(node).map((child) => () => partOf(child, formula, draws))
  if (node.kind === 'name') {
    const values = draws.get(node.name)
    if (!values) throw new Error(`There are no draws of ${node.name}`)
    return (start, count) => values.subarray(start, start + count)
  }
  if (!first || isConstant(node)) {
    const constant = new Float64Array(BLOCK).fill(evaluateFormula({ ...formula, node }, new Map()))
    return () => constant
  }
  if (node.kind === 'binary') return both(loops[node.operator], first(), rest[0]!())
  if (node.kind === 'negative') return each(first(), (value) => -value)
  if (node.kind !== 'call') throw new Error(`A ${node.kind} has no parts`)

  const fold = (loop: Loop) => rest.reduce((part, next) => both(loop, part, next()), first())
  switch (node.function) {
    case 'min':
      return fold(loops.min)
    case 'max':
      return fold(loops.max)
    case 'sum':
      return fold(loops['+'])
    case 'avg':
      return each(fold(loops['+']), (value) => value / node.arguments.length)
    case 'if':
      return choice(first(), rest[0]!(), rest[1]!())
    case 'round': {
      const step = stepOf(node, formula)
      return each(first(), (value) => roundTo(value, step))
    }
  }
}

function isConstant(node: Node): boolean {
  return node.kind !== 'name' && childrenOf(node).every(isConstant)
}

function both(loop: Loop, left: Part, right: Part): Part {
  const out = new Float64Array(BLOCK)
  return (start, count) => {
    loop(out, left(start, count), right(start, count), count)
    return out
  }
}

function each(part: Part, change: (value: number) => number): Part {
  const out = new Float64Array(BLOCK)
  return (start, count) => {
    const values = part(start, count)
    for (let i = 0; i < count; i++) out[i] = change(values[i]!)
    return out
  }
}

function choice(condition: Part, yes: Part, no: Part): Part {
  const out = new Float64Array(BLOCK)
  return (start, count) => {
    const [conditions, yeses, noes] = [condition(start, count), yes(start, count), no(start, count)]
    for (let i = 0; i < count; i++) out[i] = conditions[i] !== 0 ? yeses[i]! : noes[i]!
    return out
  }
}
