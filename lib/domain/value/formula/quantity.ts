import { prefixSigns, scales } from '../units/words'
import { splitScale, unitWord } from '../units/unit'

/** Numbers as people write them: 1,200 / 12万 / 1億2,000万 / 10% / 5k / $5 / 7.5 h/day / 1200 円/h. */

export interface NumberToken {
  kind: 'number'
  /** The written number; the amount is value × 10^scale in the unit. */
  value: number
  /** A key of `scales`, or empty. */
  scale: string
  /** Unit words joined by a slash (円/h), or empty. */
  unit: string
}

interface Surroundings {
  /** Inside a call a comma separates arguments, not thousands. */
  inCall: boolean
  labels: ReadonlySet<string>
  /** Whether a known name stands at a place: it goes before a unit. */
  isName: (at: number) => boolean
}

const plainDigits = /(?:\d+(?:\.\d+)?|\.\d+)/y
const groupedDigits = /(?:\d{1,3}(?:,\d{3})+(?![\d,]\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)/y
const kanjiScale = /(?:兆|億|千万|百万|万|千)/y
const restOfWord = /[\p{L}\p{M}\p{N}_・~〜#&@]*/uy
const prefix = new RegExp(`[${prefixSigns.join('')}]`)
const per = / *(?:\/|per (?= *\p{L})) */uy

/** More digits than a number can keep exactly; beyond them the value is marked as not finite. */
const MAX_DIGITS = 15

/** A number with its scale and unit at a place of folded text; null when none stands there or it begins a name. */
export function readQuantity(
  source: string,
  at: number,
  context: Surroundings,
): (NumberToken & { from: number; to: number }) | null {
  const sign = prefix.test(source[at] ?? '') ? source[at]! : ''
  const start = sign === '' ? at : at + 1
  const number = readNumber(source, start, context.inCall)
  if (!number) return null

  const found = { kind: 'number' as const, ...number, unit: sign, from: at }
  const attached = match(restOfWord, source, number.to)
  if (attached !== '' && !/^[xX]/.test(attached)) {
    const unit = scaledUnit(attached, sign, context)
    if (!unit || (unit.scale !== '' && number.scale !== '')) return null
    const to = number.to + attached.length
    return withPer(source, percent(source, { ...found, ...merge(found, unit), to }), context)
  }
  return withPer(source, detached(source, percent(source, found), context), context)
}

type Found = NumberToken & { from: number; to: number }

/** `%` stands behind the number or behind spaces; it is no letter, so no word. */
function percent(source: string, found: Found): Found {
  const sign = match(/ ?%/y, source, found.to)
  if (sign === '' || found.scale !== '' || found.unit !== '') return found
  return { ...found, scale: '%', to: found.to + sign.length }
}

/** A unit behind a space, or a sign: `7.5 h`, `12 万円`, `5$`. Words that are no unit stay for the next token. */
function detached(source: string, found: Found, context: Surroundings): Found {
  const space = match(/ +/y, source, found.to)
  const from = found.to + space.length
  const isSign = prefix.test(source[from] ?? '')
  if ((space === '' && !isSign) || found.scale === '%' || context.isName(from)) return found
  const letters = match(restOfWord, source, from)
  const sign = letters === '' && isSign ? source[from]! : letters
  const to = from + sign.length
  const unit = sign === '' || isCall(source, to) ? null : scaledUnit(sign, found.unit, context)
  if (!unit || (unit.scale !== '' && found.scale !== '')) return found
  return { ...found, ...merge(found, unit), to }
}

/** `/h`, ` per day`: more words of the unit, as long as they are units and no known name. */
function withPer(source: string, found: Found, context: Surroundings): Found {
  const slash = match(per, source, found.to)
  const from = found.to + slash.length
  if (slash === '' || context.isName(from)) return found
  const word = match(restOfWord, source, from)
  const to = from + word.length
  if (word === '' || isCall(source, to) || !unitWord(word, context.labels)) return found
  return withPer(source, { ...found, unit: `${found.unit}/${word}`, to }, context)
}

function isCall(source: string, to: number): boolean {
  return match(/ *\(/y, source, to) !== ''
}

function merge(found: NumberToken, unit: { scale: string; unit: string }) {
  return { scale: found.scale + unit.scale, unit: found.unit + unit.unit }
}

/** A word as scale and unit (万円 → 万, 円). Behind a sign ($5M) only a scale. */
function scaledUnit(word: string, sign: string, { labels }: Surroundings): { scale: string; unit: string } | null {
  const isUnit = (text: string) => unitWord(text, labels) !== null && !(splitScale(text)?.rest === '')
  if (sign === '' && isUnit(word) && !(splitScale(word) && isUnit(splitScale(word)!.rest)))
    return { scale: '', unit: word }
  const split = splitScale(word)
  if (!split) return null
  if (split.rest === '') return { scale: split.scale, unit: '' }
  return sign === '' && isUnit(split.rest) ? { scale: split.scale, unit: split.rest } : null
}

function readNumber(source: string, at: number, inCall: boolean) {
  const digits = inCall ? plainDigits : groupedDigits
  const read = (from: number) => match(digits, source, from)
  const first = read(at)
  if (first === '') return null
  const parts: { digits: string; scale: string }[] = []
  let to = at
  for (let text = first; text !== ''; text = parts.at(-1)!.scale === '' ? '' : read(to)) {
    to += text.length
    const scale = match(kanjiScale, source, to)
    parts.push({ digits: text.replaceAll(',', ''), scale })
    to += scale.length
  }
  return { ...sumOf(parts), to }
}

/** 1億2000万 is 12000 of its smallest scale. */
function sumOf(parts: { digits: string; scale: string }[]): { value: number; scale: string } {
  const smallest = parts.at(-1)!
  const unscaled = parts.reduce((sum, { digits, scale }) => {
    return sum + shifted(digits, (scales[scale] ?? 0) - (scales[smallest.scale] ?? 0))
  }, 0)
  const isTooLong =
    parts.some(({ digits }) => digits.replace('.', '').length > MAX_DIGITS) || unscaled >= 10 ** MAX_DIGITS
  return { value: isTooLong ? Number.POSITIVE_INFINITY : unscaled, scale: smallest.scale }
}

/** A decimal times a power of ten, exact where multiplying would not be: 1.1 × 10^8. */
function shifted(digits: string, exponent: number): number {
  return Number(`${digits}e${exponent}`)
}

/** What a number token amounts to in its unit. */
export function amountOf({ value, scale }: Pick<NumberToken, 'value' | 'scale'>): number {
  return shifted(plainDecimal(value), scales[scale] ?? 0)
}

/** A number without an exponent: 1e-7 is 0.0000001. */
export function plainDecimal(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e-')
  return exponent === undefined ? mantissa : `0.${'0'.repeat(Number(exponent) - 1)}${mantissa.replace('.', '')}`
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? ''
}
