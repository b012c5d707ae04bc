import { fold } from '../formula/fold'

/** Pieces of arithmetic in words: operands as written, and the signs between them. */
export type Piece = { kind: 'operand'; text: string } | { kind: 'sign'; sign: string }

const signs: Readonly<Record<string, string>> = { '×': '×', '*': '×', '÷': '÷', '+': '+', '−': '-', '＋': '+' }

/**
 * Cuts arithmetic in words at its operators. A hyphen or a slash is one only where it stands apart (`As-is` and `円/h` are
 * words), brackets at the start of an operand group, and brackets behind a word are a remark of it.
 * @returns null where brackets do not match or an operand is missing: then it is no arithmetic
 */
export function piecesOf(text: string): Piece[] | null {
  const source = fold(text.replaceAll('−', '－'))
  const pieces: Piece[] = []
  let operand = ''
  let open = 0
  const flush = () => {
    if (operand.trim() !== '') pieces.push({ kind: 'operand', text: operand.trim() })
    operand = ''
  }
  for (let at = 0; at < source.length; at++) {
    const character = source[at]!
    if (character === '(' && operand.trim() !== '') {
      const end = source.indexOf(')', at)
      if (end < 0) return null
      operand += source.slice(at, end + 1)
      at = end
      continue
    }
    const sign = signAt(text, source, at, operand.trim() !== '')
    if (sign === null) operand += character
    else {
      flush()
      pieces.push({ kind: 'sign', sign })
      if (sign === '(') open++
      if (sign === ')' && --open < 0) return null
    }
  }
  flush()
  return open === 0 && alternates(pieces) ? pieces : null
}

function signAt(text: string, source: string, at: number, isWithin: boolean): string | null {
  const character = source[at]!
  if (character === '(' || character === ')') return character
  if (Object.hasOwn(signs, character)) return signs[character]!
  const [before, after] = [source[at - 1] ?? ' ', source[at + 1] ?? ' ']
  const standsApart = (before === ' ' && after === ' ') || before === ')' || after === '('
  if (character === '-') {
    const isWide = text[at] === '−' || text[at] === '－'
    return isWithin || before === ')'
      ? isWide || standsApart || (/\d/.test(after) && !/[a-z]/i.test(before))
        ? '-'
        : null
      : null
  }
  if (character === '/') return standsApart ? '÷' : null
  if (character === 'x' || character === 'X') return before === ' ' && after === ' ' && isWithin ? '×' : null
  return null
}

/** Operands and operators take turns, brackets aside. */
function alternates(pieces: readonly Piece[]): boolean {
  let wantsOperand = true
  for (const piece of pieces) {
    if (piece.kind === 'sign' && piece.sign === '(') {
      if (!wantsOperand) return false
    } else if (piece.kind === 'sign' && piece.sign === ')') {
      if (wantsOperand) return false
    } else if ((piece.kind === 'operand') === wantsOperand) wantsOperand = !wantsOperand
    else return false
  }
  return !wantsOperand
}
