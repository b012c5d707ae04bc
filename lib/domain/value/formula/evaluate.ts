import type { BinaryNode, CallNode, Node } from './ast'
import type { Checked, CheckedFormula } from './check'
import { roundingStep, roundTo } from './measure'
import type { Operator } from './tokens'

/** What names are worth, by `nameKey`, in base units. */
export type Values = ReadonlyMap<string, number>

/** A formula's value in base units, for one value of each name, by walking its tree. A comparison is 1 or 0. */
export function evaluateFormula(
  { node, quantities }: Pick<CheckedFormula, 'node' | 'quantities'>,
  values: Values,
): number {
  const visit = (each: Node): number => {
    switch (each.kind) {
      case 'number':
        return quantities.get(each)!.range[0]
      case 'name':
        return values.get(each.name) ?? Number.NaN
      case 'negative':
        return -visit(each.of)
      case 'binary':
        return operate(each, visit)
      case 'call':
        return call(each, visit, () => stepOf(each, { quantities }))
    }
  }
  return visit(node)
}

/** Every checked formula, in an order that knows what they mention of each other. Gives the values with the formulas'. */
export function evaluateAll({ formulas }: Pick<Checked, 'formulas'>, values: Values): Map<string, number> {
  const all = new Map(values)
  for (const formula of formulas) all.set(formula.key, evaluateFormula(formula, all))
  return all
}

/** What `round` rounds to multiples of, in base units. */
export function stepOf(node: CallNode, { quantities }: Pick<CheckedFormula, 'quantities'>): number {
  const [value, digits] = node.arguments
  return roundingStep(quantities.get(value!)!.unit, digits ? quantities.get(digits)!.range[0] : 0)
}

const arithmetic: Record<Operator, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '×': (left, right) => left * right,
  '÷': (left, right) => left / right,
  '^': (left, right) => left ** right,
  '=': (left, right) => Number(left === right),
  '≠': (left, right) => Number(left !== right),
  '<': (left, right) => Number(left < right),
  '≤': (left, right) => Number(left <= right),
  '>': (left, right) => Number(left > right),
  '≥': (left, right) => Number(left >= right),
}

function operate(node: BinaryNode, visit: (node: Node) => number): number {
  return arithmetic[node.operator](visit(node.left), visit(node.right))
}

function call(node: CallNode, visit: (node: Node) => number, step: () => number): number {
  const values = node.arguments.map(visit)
  const total = () => values.reduce((sum, value) => sum + value, 0)
  switch (node.function) {
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    case 'sum':
      return total()
    case 'avg':
      return total() / values.length
    case 'if':
      return values[0] !== 0 ? values[1]! : values[2]!
    case 'round':
      return roundTo(values[0]!, step())
  }
}
