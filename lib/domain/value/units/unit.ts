import { counters, currencies, ones, scales, times, type TimeUnit } from './words'

/**
 * Units as exponents of the dimensions money (per currency) and time, with the factor to base units (the currency, the
 * hour, one). Counts have no dimension but a label (人, 件): labels must agree where amounts are added or compared, and
 * vanish in products, so that people × hours per day × yen per hour is yen per day.
 */
export interface Unit {
  /** Currency code to exponent; no entry is zero. */
  money: Readonly<Record<string, number>>
  /** Exponent of time. */
  time: number
  /** What is counted (人, 件, also %), in plain amounts only. */
  label: string | null
  /** Base units in one of this unit: 10,000 for 万円, 1/24 for h/日. */
  factor: number
}

/** How many days people mean by a month and a year. */
export interface Calendar {
  month: number
  year: number
}

export const calendar: Calendar = { month: 30, year: 365 }

export const plain: Unit = { money: {}, time: 0, label: null, factor: 1 }

/** Hours in a unit of time: a week is 7 days, a quarter 3 months. */
export function hoursIn(unit: TimeUnit, { month, year }: Calendar = calendar): number {
  const day = 24
  const hours = { second: 1 / 3600, minute: 1 / 60, hour: 1, day, week: 7 * day, month: month * day }
  return { ...hours, quarter: 3 * month * day, year: year * day }[unit]
}

const isIn = (table: object, word: string) => Object.hasOwn(table, word)
const scaleWords = Object.keys(scales).sort((a, b) => b.length - a.length)

/** The scale in front of a unit word (万 of 万円), longest first; null when the word has none. */
export function splitScale(word: string): { scale: string; rest: string } | null {
  const scale = scaleWords.find((each) => word.startsWith(each))
  return scale === undefined ? null : { scale, rest: word.slice(scale.length) }
}

/**
 * One unit word: a currency, a time, a counter, with or without a scale before it. Null for any other word.
 * @param labels counters of the workspace's own, as its terms use them
 */
export function unitWord(word: string, labels: ReadonlySet<string>, days: Calendar = calendar): Unit | null {
  const known = bareWord(word, labels, days) ?? bareWord(word.toLowerCase(), labels, days)
  if (known) return known
  const split = splitScale(word)
  if (!split) return null
  const factor = 10 ** scales[split.scale]!
  if (split.rest === '') return { ...plain, factor }
  const rest = bareWord(split.rest, labels, days)
  return rest && { ...rest, factor: rest.factor * factor }
}

function bareWord(word: string, labels: ReadonlySet<string>, days: Calendar): Unit | null {
  if (isIn(currencies, word)) return { ...plain, money: { [currencies[word]!]: 1 } }
  if (isIn(times, word)) return { ...plain, time: 1, factor: hoursIn(times[word]!, days) }
  if (isIn(counters, word)) return { ...plain, label: counters[word]! }
  if (word === '%') return { ...plain, label: '%', factor: 0.01 }
  if (ones.includes(word)) return plain
  return labels.has(word) ? { ...plain, label: word } : null
}

/**
 * The unit of a term as a person wrote it (円/h, 万円/月, 人, 1日, 分/件, 人／日). A single word that names no unit is a
 * count of its own. Null when it cannot be read. Empty is a plain number.
 */
export function parseUnit(text: string, days: Calendar = calendar): Unit | null {
  const written = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (written === '') return plain
  const words = written.split(/\s*\/\s*| per /)
  const parts = words.map((word) => {
    const bare = word.replace(/^1(?=\D)/, '')
    return unitWord(bare, new Set(), days) ?? (isLabel(bare) ? { ...plain, label: bare } : null)
  })
  const [first, ...rest] = words[0] === '' ? [plain, ...parts.slice(1)] : parts
  if (!first || rest.includes(null)) return null
  return (rest as Unit[]).reduce((unit, each) => divide(unit, each), first)
}

/** Words of letters may be labels; numbers and signs may not. */
function isLabel(word: string): boolean {
  return /^[\p{L}\p{M}][\p{L}\p{M}\p{N}・_ -]*$/u.test(word)
}

/** The counters that the units of terms bring along, for reading numbers with them. */
export function labelsOf(units: readonly string[]): Set<string> {
  const words = units.flatMap((text) => text.normalize('NFKC').split(/\s*\/\s*| per /))
  return new Set(words.map((word) => word.trim()).filter((word) => isLabel(word) && !unitWord(word, new Set())))
}

export function multiply(a: Unit, b: Unit): Unit {
  return combine(a, b, 1)
}

export function divide(a: Unit, b: Unit): Unit {
  return combine(a, b, -1)
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const money = { ...a.money }
  for (const [code, exponent] of Object.entries(b.money)) {
    const sum = (money[code] ?? 0) + sign * exponent
    if (sum === 0) delete money[code]
    else money[code] = sum
  }
  return { money, time: a.time + sign * b.time, label: null, factor: a.factor * b.factor ** sign }
}

/** A unit to a whole power. */
export function power(unit: Unit, exponent: number): Unit {
  const money = Object.entries(unit.money).map(([code, each]) => [code, each * exponent] as const)
  const factor = unit.factor ** exponent
  return { money: exponent === 0 ? {} : Object.fromEntries(money), time: unit.time * exponent, label: null, factor }
}

/** Whether amounts in the two units measure the same thing (円 and 万円, h and 日; not 円 and $). */
export function sameDimension(a: Unit, b: Unit): boolean {
  const codes = Object.keys(a.money)
  return (
    a.time === b.time &&
    codes.length === Object.keys(b.money).length &&
    codes.every((code) => a.money[code] === b.money[code])
  )
}

/** Whether amounts may be added or compared: one dimension, and labels that agree. A number without a label may be any. */
export function agrees(a: Unit, b: Unit): boolean {
  return sameDimension(a, b) && (a.label === null || b.label === null || a.label === b.label)
}

export function isPlain(unit: Unit): boolean {
  return unit.time === 0 && Object.keys(unit.money).length === 0
}

/**
 * An amount in base units as one in a unit that a person chose (万円/月).
 * @returns null when the unit cannot be read, or measures something else than `measured`
 */
export function inUnit(amount: number, measured: Unit, wanted: string, days?: Calendar): number | null {
  const unit = parseUnit(wanted, days)
  return unit && agrees(measured, unit) ? amount / unit.factor : null
}
