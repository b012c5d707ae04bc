import { err, ok, type Result } from '../../core/result'
import { agrees, divide, isPlain, multiply, parseUnit, plain, power, type Calendar, type Unit } from '../units/unit'
import { describeUnit } from '../units/describe'
import type { BinaryNode, CallNode, NameNode, Node, NumberNode } from './ast'
import { formulaError, type FormulaError, type FormulaErrorCode, type FormulaErrorValues } from './errors'
import { add, containsZero, hull, negate, raise, reciprocal, times, type Interval } from './interval'
import { amountOf } from './quantity'

/** What a part of a formula measures, and which values (in base units) it has within the stated ranges. */
export interface Quantity {
  unit: Unit
  range: Interval
}

/** What a name stands for; null when it has an error of its own, which is told there. */
export type Known = Quantity | null

interface Context {
  known: ReadonlyMap<string, Known>
  days: Calendar | undefined
  print: (node: Node) => string
}

/** A check that found something wrong; it ends the walk from however deep. */
class Wrong extends Error {
  constructor(readonly problem: FormulaError) {
    super(problem.code)
  }
}

function wrong(code: FormulaErrorCode, { from, to }: Node, values: FormulaErrorValues = {}): Wrong {
  return new Wrong(formulaError(code, from, to, values))
}

/** Unit and range of every part of a formula whose names are known, or the first part that is wrong. */
export function measure(node: Node, context: Context): Result<ReadonlyMap<Node, Quantity>, FormulaError> {
  const quantities = new Map<Node, Quantity>()
  const visit = (each: Node): Quantity => {
    const quantity = quantityOf(each, visit, context)
    if (quantity.range.some(Number.isNaN)) throw wrong('noNumber', each, { text: context.print(each) })
    quantities.set(each, quantity)
    return quantity
  }
  try {
    visit(node)
    return ok(quantities)
  } catch (error) {
    if (error instanceof Wrong) return err(error.problem)
    throw error
  }
}

type Visit = (node: Node) => Quantity

function quantityOf(node: Node, visit: Visit, context: Context): Quantity {
  if (node.kind === 'number') return ofNumber(node, context)
  if (node.kind === 'name') return ofName(node, context)
  if (node.kind === 'binary') return ofBinary(node, visit, context)
  if (node.kind === 'call') return ofCall(node, visit)
  const { unit, range } = visit(node.of)
  return { unit, range: negate(range) }
}

function ofNumber(node: NumberNode, { days }: Context): Quantity {
  const unit = parseUnit(node.unit, days)
  if (!unit) throw wrong('unknownUnit', node, { text: node.unit })
  const amount = amountOf(node) * unit.factor
  // 万円 is a unit of its own to round in; a bare 万 is only a way to write zeros.
  const scaled = node.unit === '' ? unit : { ...unit, factor: unit.factor * amountOf({ value: 1, scale: node.scale }) }
  return { unit: scaled, range: [amount, amount] }
}

function ofName(node: NameNode, { known }: Context): Quantity {
  const quantity = known.get(node.name)
  if (!quantity) throw wrong('unreadableTerm', node, { text: node.name })
  return quantity
}

function ofBinary(node: BinaryNode, visit: Visit, context: Context): Quantity {
  const left = visit(node.left)
  const right = visit(node.right)
  switch (node.operator) {
    case '×':
      return { unit: multiply(uncounted(left.unit), uncounted(right.unit)), range: times(left.range, right.range) }
    case '÷':
      if (containsZero(right.range)) throw wrong('divisionByZero', node.right, { text: context.print(node.right) })
      return {
        unit: divide(uncounted(left.unit), uncounted(right.unit)),
        range: times(left.range, reciprocal(right.range)),
      }
    case '^':
      return ofPower(node, left, right, context)
    case '+':
      return { unit: shared(node.right, left.unit, right.unit), range: add(left.range, right.range) }
    case '-':
      return { unit: shared(node.right, left.unit, right.unit), range: add(left.range, negate(right.range)) }
    default:
      shared(node.right, left.unit, right.unit)
      return { unit: plain, range: [0, 1] }
  }
}

/** A count in a product: 3万人 × 1200円 is an amount in 円, not in 万円. */
function uncounted(unit: Unit): Unit {
  return unit.label === null ? unit : plain
}

/** The unit of a sum: that of the first amount, with the label of the one that has any. Points at the second. */
function shared(place: Node, left: Unit, right: Unit): Unit {
  if (!agrees(left, right)) throw wrong('unitMismatch', place, { left: describeUnit(left), right: describeUnit(right) })
  return left.label === null ? { ...left, label: right.label } : left
}

function ofPower(node: BinaryNode, base: Quantity, exponent: Quantity, context: Context): Quantity {
  if (!isPlain(exponent.unit)) throw wrong('exponentUnit', node.right, { right: describeUnit(exponent.unit) })
  const [low, high] = exponent.range
  const isWhole = low === high && Number.isInteger(low)
  if (!isPlain(base.unit) && !(isWhole && Math.abs(low) <= 9)) {
    throw wrong('unitExponentVaries', node.right, { left: describeUnit(base.unit) })
  }
  if (containsZero(base.range) && low < 0) throw wrong('divisionByZero', node.left, { text: context.print(node.left) })
  const range = raise(base.range, exponent.range)
  if (!range) throw wrong('noNumber', node, { text: context.print(node) })
  return { unit: isPlain(base.unit) ? plain : power(base.unit, low), range }
}

function ofCall(node: CallNode, visit: Visit): Quantity {
  const parts = node.arguments.map(visit)
  const [first] = parts as [Quantity]
  const together = (from: number) =>
    parts
      .slice(from)
      .reduce((unit, part, index) => shared(node.arguments[from + index]!, unit, part.unit), parts[from]!.unit)
  const lows = parts.map(({ range }) => range[0])
  const highs = parts.map(({ range }) => range[1])
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  switch (node.function) {
    case 'min':
      return { unit: together(0), range: [Math.min(...lows), Math.min(...highs)] }
    case 'max':
      return { unit: together(0), range: [Math.max(...lows), Math.max(...highs)] }
    case 'sum':
      return { unit: together(0), range: [sum(lows), sum(highs)] }
    case 'avg':
      return { unit: together(0), range: [sum(lows) / parts.length, sum(highs) / parts.length] }
    case 'if':
      if (!isPlain(first.unit))
        throw wrong('plainNumberNeeded', node.arguments[0]!, { right: describeUnit(first.unit) })
      return { unit: together(1), range: hull(parts.slice(1).flatMap(({ range }) => [...range])) }
    case 'round':
      return { unit: first.unit, range: roundedRange(node, first, parts[1]) }
  }
}

/** Amounts are rounded in the unit they are written in: 12.6万円 to 13万円. The number of digits is written out. */
function roundedRange(node: CallNode, { unit, range }: Quantity, digits: Quantity | undefined): Interval {
  const places = node.arguments[1]
  if (
    places &&
    (!digits || !isPlain(digits.unit) || digits.range[0] !== digits.range[1] || !isPlaces(digits.range[0]))
  ) {
    throw wrong('digitsNeeded', places)
  }
  const step = roundingStep(unit, digits?.range[0] ?? 0)
  return [roundTo(range[0], step), roundTo(range[1], step)]
}

function isPlaces(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 12
}

/** The base units in the last place that rounding keeps. */
export function roundingStep(unit: Unit, digits: number): number {
  return unit.factor / 10 ** digits
}

/** Half away from zero as Excel's ROUND does, where a half that binary fractions miss (1.005) counts as one. */
export function roundTo(value: number, step: number): number {
  const steps = Math.abs(value) / step
  return Math.sign(value) * Math.round(steps * (1 + 2 ** -50)) * step
}
