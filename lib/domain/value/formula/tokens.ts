import { err, ok, type Result } from '../../core/result'
import { formulaError, type FormulaError } from './errors'
import { fold } from './fold'
import { readQuantity, type NumberToken } from './quantity'

/** Text to tokens. What a word means depends on where it stands and on the names that are known; the grammar does not. */

export const functionNames = ['min', 'max', 'round', 'if', 'sum', 'avg'] as const
export type FunctionName = (typeof functionNames)[number]

export const operators = ['+', '-', '×', '÷', '^', '=', '≠', '<', '≤', '>', '≥'] as const
export type Operator = (typeof operators)[number]

interface Place {
  /** First character of the token, and the one behind its last. */
  from: number
  to: number
}

export type Token = Place &
  (
    | NumberToken
    | { kind: 'name'; name: string }
    | { kind: 'function'; name: FunctionName }
    | { kind: 'operator'; operator: Operator }
    | { kind: '(' | ')' | ',' }
  )

/** What the words of a formula are read against. */
export interface Vocabulary {
  /** Names of terms and other formulas, as their owners wrote them. */
  names: readonly string[]
  /** Counters besides the common ones (`labelsOf`). */
  labels: ReadonlySet<string>
}

export const noVocabulary: Vocabulary = { names: [], labels: new Set() }

/** A formula is a line that people read: longer ones are refused before they cost time. */
export const MAX_LENGTH = 2_000
export const MAX_DEPTH = 50

const nameCharacter = String.raw`[\p{L}\p{M}\p{N}_・~〜#&@]`
/** Letters, digits and marks of any script; an apostrophe or a dot within a word. */
const word = new RegExp(String.raw`${nameCharacter}+(?:['’.]${nameCharacter}+)*`, 'uy')
const endsInWord = new RegExp(`${nameCharacter}$`, 'u')
const startsWithWord = new RegExp(`^${nameCharacter}`, 'u')
const spaces = / */y
const closers: Record<string, string> = { '(': ')', '[': ']', '{': '}', '【': '】', '〔': '〕' }
export const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
}
const signs: [string, Operator][] = [
  ...(['<=', '=<', '≦', '≤'] as const).map((sign): [string, Operator] => [sign, '≤']),
  ...(['>=', '=>', '≧', '≥'] as const).map((sign): [string, Operator] => [sign, '≥']),
  ...(['<>', '!=', '≠'] as const).map((sign): [string, Operator] => [sign, '≠']),
  ...(['==', '='] as const).map((sign): [string, Operator] => [sign, '=']),
  ...(['×', '*'] as const).map((sign): [string, Operator] => [sign, '×']),
  ...(['÷', '/'] as const).map((sign): [string, Operator] => [sign, '÷']),
  ['<', '<'],
  ['>', '>'],
  ['+', '+'],
  ['-', '-'],
  ['^', '^'],
]

/** The key under which a name is known: full-width letters and runs of spaces do not make another name. */
export function nameKey(name: string): string {
  return fold(name).replace(/ +/g, ' ').trim()
}

/**
 * Whether a name can stand in a formula without quotes where it is known. Names that would swallow signs of other formulas
 * (`a × b`), a quantity (`20人`) or a call (`sum(人)`) need them.
 */
function isBareName(key: string, labels: ReadonlySet<string>): boolean {
  const isCall = functionNames.some(
    (name) => key.toLowerCase().startsWith(name) && /^ ?\(/.test(key.slice(name.length)),
  )
  if (isCall || !startsWithWord.test(key) || /["“”「」『』,]| [^\p{L}\p{M}\p{N}_]|[=<>×*÷^+!≦≧≤≥≠]|[-/] /u.test(key))
    return false
  if (/(^| )[xX]( |$)/.test(key) || !isBalanced(key)) return false
  const quantity = readQuantity(key, 0, { inCall: false, labels, isName: () => false })
  return !quantity || quantity.to < key.length
}

function isBalanced(text: string): boolean {
  const open: string[] = []
  for (const character of text) {
    if (Object.hasOwn(closers, character)) open.push(closers[character]!)
    else if (Object.values(closers).includes(character) && open.pop() !== character) return false
  }
  return open.length === 0
}

/** Reads text into tokens, or says at which character it cannot. */
export function tokenise(text: string, vocabulary: Vocabulary): Result<Token[], FormulaError> {
  if (text.length > MAX_LENGTH) return err(formulaError('tooLong', MAX_LENGTH, text.length, { limit: MAX_LENGTH }))
  const source = fold(text)
  const known = [...new Set(vocabulary.names.map(nameKey))]
    .filter((key) => isBareName(key, vocabulary.labels))
    .sort((a, b) => b.length - a.length)
  const tokens: Token[] = []
  /** Open brackets: where, and whether a comma there separates arguments. */
  const open: { at: number; isCall: boolean }[] = []
  const isName = (at: number) => knownAt(source, at, known) !== null

  // Whoever comes from Excel begins with an equals sign.
  const start = skip(source, 0)
  let at = source[start] === '=' ? skip(source, start + 1) : start
  while (at < source.length) {
    const before = tokens.at(-1)
    const token = readToken(source, at, before, {
      inCall: open.some(({ isCall }) => isCall),
      known,
      labels: vocabulary.labels,
      isName,
    })
    if (!token && Object.hasOwn(quotes, source[at]!)) return err(formulaError('unclosedQuote', at, at + 1, {}))
    if (!token)
      return err(
        formulaError('unreadable', at, at + width(source, at), { text: text.slice(at, at + width(source, at)) }),
      )
    if (token.kind === 'number' && !Number.isFinite(token.value)) {
      return err(formulaError('numberTooLong', token.from, token.to, {}))
    }
    if (token.kind === '(') {
      open.push({ at, isCall: before?.kind === 'function' })
      if (open.length > MAX_DEPTH) return err(formulaError('tooDeep', at, token.to, { limit: MAX_DEPTH }))
    }
    if (token.kind === ')' && !open.pop()) return err(formulaError('unopened', at, token.to, {}))
    tokens.push(token)
    at = skip(source, token.to)
  }
  const unclosed = open.at(-1)
  if (unclosed) return err(formulaError('unclosed', unclosed.at, unclosed.at + 1, {}))
  return ok(tokens)
}

interface Context {
  inCall: boolean
  known: readonly string[]
  labels: ReadonlySet<string>
  isName: (at: number) => boolean
}

function readToken(source: string, at: number, before: Token | undefined, context: Context): Token | null {
  const isOperand = before !== undefined && ['number', 'name', ')'].includes(before.kind)
  if (isOperand && isTimesLetter(source, at, before)) return { kind: 'operator', operator: '×', from: at, to: at + 1 }

  const call = functionAt(source, at)
  if (call) return call
  const character = source[at]!
  const name = knownAt(source, at, context.known)
  if (name !== null) return { kind: 'name', name: nameKey(source.slice(at, name)), from: at, to: name }
  if (Object.hasOwn(quotes, character)) return quotedName(source, at, quotes[character]!)

  const quantity = readQuantity(source, at, context)
  if (quantity) return quantity
  if (character === '(' || character === ')' || character === ',') return { kind: character, from: at, to: at + 1 }
  const sign = signs.find(([each]) => source.startsWith(each, at))
  if (sign) return { kind: 'operator', operator: sign[1], from: at, to: at + sign[0].length }
  return anyName(source, at, context)
}

/** `x` multiplies between spaces and behind a digit, where an operator can stand; elsewhere it is a letter. */
function isTimesLetter(source: string, at: number, before: Token): boolean {
  if (source[at] !== 'x' && source[at] !== 'X') return false
  const isBetweenSpaces = source[at - 1] === ' ' && (source[at + 1] === ' ' || at + 1 === source.length)
  return isBetweenSpaces || (before.kind === 'number' && before.to === at && /\d/.test(source[at - 1] ?? ''))
}

/** Where the longest known name that stands here ends, null when none does. A name does not end within a word. */
function knownAt(source: string, at: number, known: readonly string[]): number | null {
  for (const key of known) {
    const end = matchEnd(source, at, key)
    if (end === null) continue
    if (!endsInWord.test(key) || !startsWithWord.test(source.slice(end, end + 2))) return end
  }
  return null
}

/** Compares with runs of spaces counting as one. */
function matchEnd(source: string, at: number, key: string): number | null {
  let end = at
  for (let index = 0; index < key.length; index++) {
    if (source[end] !== key[index]) return null
    end = key[index] === ' ' ? skip(source, end) : end + 1
  }
  return end
}

function quotedName(source: string, at: number, closer: string): Token | null {
  const end = source.indexOf(closer, at + 1)
  const name = end < 0 ? '' : nameKey(source.slice(at + 1, end))
  return name === '' ? null : { kind: 'name', name, from: at, to: end + 1 }
}

/** A function's name, where a bracket follows. */
function functionAt(source: string, at: number): Token | null {
  const end = wordEnd(source, at)
  if (end === null || source[skip(source, end)] !== '(') return null
  const written = source.slice(at, end).toLowerCase()
  const name = functionNames.find((each) => each === written)
  return name ? { kind: 'function', name, from: at, to: end } : null
}

/** A name that is not known: words with single spaces between them, and remarks in brackets. */
function anyName(source: string, at: number, context: Context): Token | null {
  const first = wordEnd(source, at)
  if (first === null) return null
  let end = remarkEnd(source, first)
  while (source[end] === ' ' && goesOn(source, end + 1, context)) end = remarkEnd(source, wordEnd(source, end + 1)!)
  return { kind: 'name', name: nameKey(source.slice(at, end)), from: at, to: end }
}

/** Whether the word behind a space belongs to the name before it. */
function goesOn(source: string, at: number, { isName }: Context): boolean {
  const next = source.slice(at, at + 2)
  return /^\p{L}/u.test(next) && !/^[xX]( |$)/.test(next) && !isName(at) && !functionAt(source, at)
}

function wordEnd(source: string, at: number): number | null {
  word.lastIndex = at
  return word.test(source) ? word.lastIndex : null
}

/** Behind the remark in brackets that follows a word directly (`削減時間(分)`), else where the word ended. */
function remarkEnd(source: string, at: number): number {
  const closer = closers[source[at] ?? '']
  if (closer === undefined) return at
  let depth = 0
  for (let end = at; end < source.length; end++) {
    if (source[end] === source[at]) depth++
    else if (source[end] === closer && --depth === 0) {
      // What follows a remark within the same word belongs to the name: `時間(分)平均`.
      const more = wordEnd(source, end + 1)
      return more === null ? end + 1 : remarkEnd(source, more)
    }
  }
  return at
}

function skip(source: string, at: number): number {
  spaces.lastIndex = at
  spaces.test(source)
  return spaces.lastIndex
}

/** Code units of the character at a place: a person counts a pair of surrogates as one. */
function width(source: string, at: number): number {
  return String.fromCodePoint(source.codePointAt(at)!).length
}
