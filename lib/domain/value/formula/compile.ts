import { childrenOf, type BinaryNode, type Node } from './ast'
import type { Checked, CheckedFormula } from './check'
import { evaluateFormula, stepOf } from './evaluate'
import { binaryLoops, chainLoops, chooseAll, negateAll, productLoops, type BinaryLoop } from './loops'
import { roundTo } from './measure'

/** Draws of each name, by `nameKey`, in base units; all of one length. */
export type Draws = ReadonlyMap<string, Float64Array>

/** A formula's value for every draw, in base units. */
export type Compiled = (draws: Draws) => Float64Array

/** The values of a part, once it has run. */
type Part = () => Float64Array

/**
 * A formula as a list of loops over typed arrays, for as many draws as told. No code is generated. Compiled once, it may
 * be run on many sets of draws; each run returns an array of its own.
 */
export function compileFormula(formula: CheckedFormula, count: number): Compiled {
  let draws: Draws = new Map()
  const buffers = new Map<Part, Float64Array>()

  /** A part that works in the buffer of one it consumes, so that a long formula needs few of them. */
  const into = (consumed: readonly Part[], run: (out: Float64Array) => void): Part => {
    const out = consumed.map((part) => buffers.get(part)).find((buffer) => buffer) ?? new Float64Array(count)
    const part = () => {
      run(out)
      return out
    }
    buffers.set(part, out)
    return part
  }

  const partOf = (node: Node): Part => {
    if (isConstant(node)) {
      const constant = new Float64Array(count).fill(evaluateFormula({ ...formula, node }, new Map()))
      return () => constant
    }
    if (node.kind === 'name') return () => drawsOf(draws, node.name)
    if (node.kind === 'binary') return binary(node)
    const [first, ...rest] = childrenOf(node).map(partOf) as [Part, ...Part[]]
    if (node.kind === 'negative') return into([first], (out) => negateAll(out, first()))
    if (node.kind !== 'call') throw new Error(`A ${node.kind} has no parts`)

    const fold = (loop: BinaryLoop) => rest.reduce((part, next) => pair(loop, part, next), first)
    switch (node.function) {
      case 'min':
        return fold(binaryLoops.min)
      case 'max':
        return fold(binaryLoops.max)
      case 'sum':
        return fold(binaryLoops['+'])
      case 'avg': {
        const size = new Float64Array(count).fill(node.arguments.length)
        return pair(binaryLoops['÷'], fold(binaryLoops['+']), () => size)
      }
      case 'if':
        return into([first, ...rest], (out) => chooseAll(out, first(), rest[0]!(), rest[1]!()))
      case 'round': {
        const step = stepOf(node, formula)
        return into([first], (out) => first().forEach((value, index) => (out[index] = roundTo(value, step))))
      }
    }
  }

  const pair = (loop: BinaryLoop, left: Part, right: Part): Part => {
    return into([left, right], (out) => loop(out, left(), right()))
  }

  const binary = (node: BinaryNode): Part => {
    const { left, right, operator } = node
    const products = productLoops[operator]
    if (products && isProduct(left) && isProduct(right)) {
      const [a, b, c, d] = [left.left, left.right, right.left, right.right].map(partOf) as [Part, Part, Part, Part]
      return into([a, b, c, d], (out) => products(out, a(), b(), c(), d()))
    }
    const chain = left.kind === 'binary' && !isConstant(left) ? chainLoops[left.operator + operator] : undefined
    if (chain && left.kind === 'binary') {
      const [a, b, c] = [left.left, left.right, right].map(partOf) as [Part, Part, Part]
      return into([a, b, c], (out) => chain(out, a(), b(), c()))
    }
    return pair(binaryLoops[operator], partOf(left), partOf(right))
  }

  const whole = partOf(formula.node)
  return (values) => {
    draws = values
    return whole().slice()
  }
}

/** Every checked formula; gives the draws with the formulas' added. */
export function evaluateAllDraws({ formulas }: Pick<Checked, 'formulas'>, draws: Draws, count: number) {
  const all = new Map(draws)
  for (const formula of formulas) all.set(formula.key, compileFormula(formula, count)(all))
  return all
}

function drawsOf(draws: Draws, name: string): Float64Array {
  const values = draws.get(name)
  if (!values) throw new Error(`There are no draws of ${name}`)
  return values
}

function isConstant(node: Node): boolean {
  return node.kind !== 'name' && childrenOf(node).every(isConstant)
}

function isProduct(node: Node): node is BinaryNode {
  return node.kind === 'binary' && node.operator === '×' && !isConstant(node)
}
