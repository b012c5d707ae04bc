import type { BinaryNode, CallNode, Node, NumberNode } from '../formula/ast'
import type { CheckedFormula } from '../formula/check'
import { stepOf } from '../formula/evaluate'
import { containsZero } from '../formula/interval'
import type { Quantity } from '../formula/measure'
import { amountOf } from '../formula/quantity'
import type { FunctionName, Operator } from '../formula/tokens'

/** Excel's own limits are 8,192 characters, 64 levels and 255 arguments; a formula beyond these is not written. */
const MAX_FORMULA = 8_000
const MAX_LEVELS = 60
const MAX_ARGUMENTS = 255

const signs: Record<Operator, string> = {
  '+': '+',
  '-': '-',
  '×': '*',
  '÷': '/',
  '^': '^',
  '=': '=',
  '≠': '<>',
  '<': '<',
  '≤': '<=',
  '>': '>',
  '≥': '>=',
}

/** How tightly parts bind in Excel, where a minus sign binds more than a power (-2^2 is 4): both get brackets within. */
const COMPARISON = 1
const SUM = 2
const PRODUCT = 3
const POWER = 4
const VALUE = 5
const strengths: Record<Operator, number> = {
  '+': SUM,
  '-': SUM,
  '×': PRODUCT,
  '÷': PRODUCT,
  '^': POWER,
  '=': COMPARISON,
  '≠': COMPARISON,
  '<': COMPARISON,
  '≤': COMPARISON,
  '>': COMPARISON,
  '≥': COMPARISON,
}

const functions: Record<Exclude<FunctionName, 'if' | 'round'>, string> = {
  min: 'MIN',
  max: 'MAX',
  sum: 'SUM',
  avg: 'AVERAGE',
}

interface Part {
  text: string
  strength: number
}

/**
 * A formula as one of Excel's, in base units. Names become the addresses of cells, so that no name can be read as a part
 * of the formula.
 * @param cells the address of each name's cell, which holds its value in base units
 * @returns null when Excel could not hold it
 */
export function excelFormula(
  { node, quantities }: Pick<CheckedFormula, 'node' | 'quantities'>,
  cells: ReadonlyMap<string, string>,
): string | null {
  const quantity = (each: Node) => quantities.get(each)!
  const write = (each: Node): Part => {
    switch (each.kind) {
      case 'number':
        return numberPart(each, quantity(each))
      case 'name':
        return { text: cells.get(each.name) ?? 'NA()', strength: VALUE }
      case 'negative':
        return { text: `(-${within(each.of, VALUE)})`, strength: VALUE }
      case 'binary':
        return binary(each)
      case 'call':
        return { text: call(each), strength: VALUE }
    }
  }
  const within = (each: Node, least: number): string => {
    const { text, strength } = write(each)
    return strength < least ? `(${text})` : text
  }

  const binary = (each: BinaryNode): Part => {
    const { left, right, operator } = each
    const strength = strengths[operator]
    if (operator === '^') return power(left, right)
    const text = within(left, strength) + signs[operator] + within(right, strength + 1)
    // A comparison is a number here, true or false in Excel.
    return strength === COMPARISON ? { text: `N(${text})`, strength: VALUE } : { text, strength }
  }

  const power = (base: Node, exponent: Node): Part => {
    const text = `${within(base, VALUE)}^${within(exponent, VALUE)}`
    const mayBeZero = [base, exponent].every((each) => containsZero(quantity(each).range))
    // 0 ^ 0 is 1, but an error in Excel.
    return mayBeZero ? { text: `IF(${within(exponent, SUM)}=0,1,${text})`, strength: VALUE } : { text, strength: POWER }
  }

  const call = (each: CallNode): string => {
    const parts = each.arguments
    if (each.function === 'round') {
      const step = String(stepOf(each, { quantities })).replace('e', 'E')
      return step === '1'
        ? `ROUND(${within(parts[0]!, 0)},0)`
        : `(ROUND(${within(parts[0]!, PRODUCT)}/${step},0)*${step})`
    }
    const texts = parts.map((part) => within(part, 0))
    if (each.function === 'if') return `IF(${within(parts[0]!, SUM)}<>0,${texts[1]},${texts[2]})`
    return `${functions[each.function]}(${texts.join(',')})`
  }

  const { text } = write(node)
  return fits(text, node) ? text : null
}

/** As it was written, times or over its unit where that is exact: 10万円/日 is 100000/24 yen per hour. */
function numberPart(node: NumberNode, { range: [base] }: Quantity): Part {
  const amount = amountOf(node)
  const over = Math.round(amount / base)
  if (amount !== base && Number.isFinite(over) && over > 1 && amount / over === base) {
    return { text: `${excelNumber(amount)}/${over}`, strength: PRODUCT }
  }
  return { text: excelNumber(base), strength: VALUE }
}

/** A number as Excel's formulas spell it; a negative one is in brackets. */
export function excelNumber(value: number): string {
  const text = String(value).replace('e', 'E')
  return value < 0 ? `(${text})` : text
}

function fits(text: string, node: Node): boolean {
  if (text.length > MAX_FORMULA) return false
  let level = 0
  for (const character of text) {
    if (character === '(' && ++level > MAX_LEVELS) return false
    if (character === ')') level--
  }
  return mostArguments(node) <= MAX_ARGUMENTS
}

function mostArguments(node: Node): number {
  if (node.kind === 'negative') return mostArguments(node.of)
  if (node.kind === 'binary') return Math.max(mostArguments(node.left), mostArguments(node.right))
  return node.kind === 'call' ? Math.max(node.arguments.length, ...node.arguments.map(mostArguments)) : 0
}
