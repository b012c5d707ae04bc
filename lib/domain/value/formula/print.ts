import { prefixSigns } from '../units/words'
import { namesIn, type Node, type NumberNode } from './ast'
import { parseFormula } from './parse'
import { plainDecimal } from './quantity'
import { quotes, type Operator, type Vocabulary } from './tokens'

/** How tightly an operator binds; a part that binds less than its place asks for gets brackets. */
const strengths: Record<Operator, number> = {
  '=': 1,
  '≠': 1,
  '<': 1,
  '≤': 1,
  '>': 1,
  '≥': 1,
  '+': 2,
  '-': 2,
  '×': 3,
  '÷': 3,
  '^': 5,
}
const NEGATIVE = 4
const VALUE = 6

/** A formula as text, one way for each tree: `parseFormula` reads the same tree from it, with the same vocabulary. */
export function printFormula(node: Node, vocabulary?: Vocabulary): string {
  const texts = new Map(namesIn(node).map((name) => [name, isPlainName(name, vocabulary) ? name : quoted(name)]))
  return print(node, 0, (name) => texts.get(name)!)
}

function print(node: Node, least: number, nameOf: (name: string) => string): string {
  if (node.kind === 'number') return numberText(node)
  if (node.kind === 'name') return nameOf(node.name)
  if (node.kind === 'call') {
    return `${node.function}(${node.arguments.map((each) => print(each, 0, nameOf)).join(', ')})`
  }
  if (node.kind === 'negative') return bracketed(`-${print(node.of, NEGATIVE, nameOf)}`, NEGATIVE < least)
  const strength = strengths[node.operator]
  // Left to right, except powers; a comparison has no comparison beside it.
  const [left, right] =
    node.operator === '^' ? [VALUE, NEGATIVE] : strength === 1 ? [strength + 1, strength + 1] : [strength, strength + 1]
  const text = `${print(node.left, left, nameOf)} ${node.operator} ${print(node.right, right, nameOf)}`
  return bracketed(text, strength < least)
}

function bracketed(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text
}

/** A number as it was written, less its thousands separators: 12万円, 7.5h/day, $5M/月. */
export function numberText({ value, scale, unit }: Pick<NumberNode, 'value' | 'scale' | 'unit'>): string {
  const sign = prefixSigns.find((each) => unit.startsWith(each)) ?? ''
  return `${sign}${plainDecimal(value)}${scale}${unit.slice(sign.length)}`
}

function isPlainName(name: string, vocabulary: Vocabulary | undefined): boolean {
  // Beside another value, so that a name that begins with a digit or an x shows how it reads there.
  const read = parseFormula(`1 × ${name} × 1`, vocabulary)
  if (!read.ok || read.value.kind !== 'binary' || read.value.left.kind !== 'binary') return false
  const { right } = read.value.left
  return right.kind === 'name' && right.name === name
}

/** A name that was written has been within some pair of quotes whose end it does not contain. */
function quoted(name: string): string {
  const [open, close] = Object.entries(quotes).find(([, closer]) => !name.includes(closer)) ?? ['"', '"']
  return `${open}${name}${close}`
}
