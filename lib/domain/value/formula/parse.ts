import type { SyntaxNode } from '@lezer/common'
import { err, ok, type Result } from '../../core/result'
import type { Node } from './ast'
import { formulaError, type FormulaError } from './errors'
import { parser } from './parser'
import { noVocabulary, tokenise, type FunctionName, type Operator, type Token, type Vocabulary } from './tokens'

/** The character that stands for a token in the grammar. */
function kindOf(token: Token): string {
  if (token.kind === 'number') return '0'
  if (token.kind === 'name') return 'n'
  if (token.kind === 'function') return 'f'
  return token.kind === 'operator' ? (operatorKinds[token.operator] ?? '=') : token.kind
}

const operatorKinds: Partial<Record<Operator, string>> = { '+': '+', '-': '-', '×': '*', '÷': '*', '^': '^' }

/** How many arguments a function takes. */
const argumentCounts: Record<FunctionName, readonly [least: number, most: number]> = {
  min: [1, Number.POSITIVE_INFINITY],
  max: [1, Number.POSITIVE_INFINITY],
  sum: [1, Number.POSITIVE_INFINITY],
  avg: [1, Number.POSITIVE_INFINITY],
  round: [1, 2],
  if: [3, 3],
}

/**
 * Reads a formula into its tree.
 * @param vocabulary the names and counters that are known: they decide where a word ends
 * @returns the tree with the characters of each part, or the first error with its place
 */
export function parseFormula(text: string, vocabulary: Vocabulary = noVocabulary): Result<Node, FormulaError> {
  const read = tokenise(text, vocabulary)
  if (!read.ok) return read
  const tokens = read.value
  if (tokens.length === 0) return err(formulaError('empty', 0, text.length))

  const tree = parser.parse(tokens.map(kindOf).join(''))
  let problem: FormulaError | null = null
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) problem ??= misplaced(tokens, from, text)
      return problem === null
    },
  })
  if (problem) return err(problem)

  const wrongCall = callProblem(tokens, tree.topNode, text)
  if (wrongCall) return err(wrongCall)
  return ok(toNode(tree.topNode.firstChild!, tokens))
}

/** Says why a token cannot stand where it does. */
function misplaced(tokens: readonly Token[], index: number, text: string): FormulaError {
  const token = tokens[index]
  const before = tokens[index - 1]
  if (!token) {
    const end = before?.to ?? 0
    return formulaError('valueMissing', end, text.length)
  }
  const written = text.slice(token.from, token.to)
  const endsOperand = before !== undefined && ['number', 'name', ')'].includes(before.kind)
  const startsOperand = ['number', 'name', 'function', '('].includes(token.kind)
  if (endsOperand && startsOperand) return formulaError('operatorMissing', token.from, token.to, { text: written })
  if (!endsOperand && (token.kind === ')' || token.kind === ','))
    return formulaError('valueMissing', token.from, token.to)
  return formulaError('unexpected', token.from, token.to, { text: written })
}

function callProblem(tokens: readonly Token[], top: SyntaxNode, text: string): FormulaError | null {
  let problem: FormulaError | null = null
  const cursor = top.cursor()
  do {
    const token = tokens[cursor.from]
    if (cursor.name !== 'Call' || token?.kind !== 'function') continue
    const count = partsOf(cursor.node).length
    const [least, most] = argumentCounts[token.name]
    if (count >= least && count <= most) continue
    problem ??= formulaError('argumentCount', token.from, token.to, { text: text.slice(token.from, token.to) })
  } while (cursor.next())
  return problem
}

function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) parts.push(child)
  return parts
}

/** A part of the tree over tokens as a part of the formula. Its depth is bounded by the limits on length and brackets. */
function toNode(part: SyntaxNode, tokens: readonly Token[]): Node {
  const first = tokens[part.from]!
  const place = { from: first.from, to: tokens[part.to - 1]!.to }
  const parts = partsOf(part)
  if (part.name === 'Group') return toNode(parts[0]!, tokens)
  if (first.kind === 'number' && part.name === 'Number') {
    return { kind: 'number', value: first.value, scale: first.scale, unit: first.unit, ...place }
  }
  if (first.kind === 'name' && part.name === 'Name') return { kind: 'name', name: first.name, ...place }
  const nodes = parts.map((each) => toNode(each, tokens))
  if (first.kind === 'function' && part.name === 'Call') {
    return { kind: 'call', function: first.name, arguments: nodes, ...place }
  }
  if (part.name === 'Negative') return { kind: 'negative', of: nodes[0]!, ...place }
  const operator = tokens[parts[0]!.to]!
  if (operator.kind !== 'operator') throw new Error(`The grammar put ${operator.kind} between two values`)
  return { kind: 'binary', operator: operator.operator, left: nodes[0]!, right: nodes[1]!, ...place }
}
