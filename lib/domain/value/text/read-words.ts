import { namesIn } from '../formula/ast'
import { fold } from '../formula/fold'
import { parseFormula } from '../formula/parse'
import { printFormula } from '../formula/print'
import { readQuantity } from '../formula/quantity'
import { nameKey, noVocabulary, type Vocabulary } from '../formula/tokens'
import type { ValueFormula } from '../model'
import { parseUnit } from '../units/unit'
import { piecesOf } from './operands'
import { guessUnit } from './guess-unit'
import { readAmount, type Amount } from './amount'

/** What column O (reason for the ML value) says, as a proposal that a person confirms. */
export interface Reading {
  formulas: ProposedFormula[]
  /** Terms that the formulas mention, and those that the text only gives a value. */
  terms: ProposedTerm[]
  /** What could not be read, as it stands; it stays text. */
  rest: string[]
}

export interface ProposedFormula {
  name: string
  text: string
  every: ValueFormula['every']
}

export interface ProposedTerm {
  name: string
  /** Null where the text says none; `unit` is then what the name suggests. */
  amount: Amount | null
  unit: string
  /** A term of that name exists already. */
  isKnown: boolean
}

const MAX_OPERAND = 60
/** Longer segments are prose, and more of them a document; both stay text. */
const MAX_SEGMENT = 500
const MAX_SEGMENTS = 100
const endings = /\s*(?:です|になります|になる|となります|となる|である|を見込む|の見込み)$/
/** `名前 = …`, `名前: …`, `名前は、…`; not the sign of a comparison. */
const labelled = /^([^=:：＝]{1,40}?)\s*(?:[=＝](?![=＝])|[:：](?!\/)|は、)\s*(\S[^]*)$/

/**
 * Reads free text into formulas and terms.
 * @param vocabulary names that exist already: they are taken up, not proposed again
 * @param unnamed what a formula without a name is called (価値)
 */
export function readWords(text: string, vocabulary: Vocabulary = noVocabulary, unnamed = '価値'): Reading {
  const known = new Map(vocabulary.names.map((name) => [nameKey(name), name]))
  const reading: Reading = { formulas: [], terms: [], rest: [] }
  const terms = new Map<string, ProposedTerm>()
  const put = (name: string, amount: Amount | null) => {
    const key = nameKey(name)
    const earlier = terms.get(key)
    const found = (amount && withPeriod(name, amount)) ?? earlier?.amount ?? null
    terms.set(key, {
      name: known.get(key) ?? name,
      amount: found,
      unit: found?.unit ?? guessUnit(name),
      isKnown: known.has(key),
    })
  }

  const all = segmentsOf(text)
  const segments = all.slice(0, MAX_SEGMENTS).filter((segment) => segment.length <= MAX_SEGMENT)
  const amounts = segments.map((segment) => namedAmount(segment))
  amounts.forEach((each) => each && put(each.name, each.amount))
  segments.forEach((segment, index) => {
    if (amounts[index]) return
    const [, label, right] = labelled.exec(segment) ?? []
    const name = label?.trim() ?? ''
    const written = (right ?? segment).replace(endings, '')
    const words: Vocabulary = {
      ...vocabulary,
      names: [...vocabulary.names, ...[...terms.values()].map((term) => term.name)],
    }
    const remarks: string[] = []
    const formula = asFormula(written, words) ?? asWords(written, put, (remark) => remarks.push(remark))
    if (formula !== null) reading.rest.push(...remarks)
    if (formula === null) reading.rest.push(segment)
    else
      reading.formulas.push({
        name: freeName(name || unnamed, reading, known, terms),
        text: formula,
        every: periodOf(name),
      })
  })
  const unread = new Set(reading.rest)
  const rest = all.filter((segment) => unread.has(segment) || !segments.includes(segment))
  const remarks = reading.rest.filter((text) => !all.includes(text))
  return { ...reading, terms: [...terms.values()], rest: [...rest, ...remarks] }
}

/** 時給 1,200円 is 1,200円/h, as its name says. */
function withPeriod(name: string, amount: Amount): Amount {
  const [counted = '', ...per] = guessUnit(name).split('/')
  const [guessed, unit] = [parseUnit(counted), parseUnit(amount.unit)]
  if (per.length === 0 || !guessed || !unit || amount.unit.includes('/')) return amount
  const isSame = JSON.stringify([guessed.money, guessed.time]) === JSON.stringify([unit.money, unit.time])
  return isSame && guessed.label === unit.label ? { ...amount, unit: [amount.unit, ...per].join('/') } : amount
}

/** Lines and sentences, without bullets. */
function segmentsOf(text: string): string[] {
  const lines = text.split(/\r?\n|。|；|;/)
  return lines.map((line) => line.replace(/^\s*(?:[・•●*]|-\s|\d+[.)]\s)\s*/, '').trim()).filter((line) => line !== '')
}

/** `時給: 1,200円/h`: a term with its value. */
function namedAmount(segment: string): { name: string; amount: Amount } | null {
  const [, name, right] = labelled.exec(segment) ?? []
  const amount = right === undefined ? null : readAmount(right.replace(endings, ''), 'any')
  return amount && name ? { name: name.trim(), amount } : null
}

/** Text that is a formula of known names already. */
function asFormula(text: string, vocabulary: Vocabulary): string | null {
  const read = parseFormula(text, vocabulary)
  if (!read.ok || read.value.kind === 'name' || read.value.kind === 'number') return null
  const names = new Set(vocabulary.names.map(nameKey))
  return namesIn(read.value).every((name) => names.has(name)) ? printFormula(read.value, vocabulary) : null
}

/** Arithmetic in words: every operand is a quantity, or a term with or without its value. */
function asWords(
  text: string,
  put: (name: string, amount: Amount | null) => void,
  remark: (text: string) => void,
): string | null {
  const pieces = piecesOf(text)
  if (!pieces || !pieces.some((piece) => piece.kind === 'sign' && piece.sign !== '(' && piece.sign !== ')')) return null
  const found: Operand[] = []
  const parts = pieces.map((piece) => {
    if (piece.kind === 'sign') return piece.sign
    const operand = operandOf(piece.text)
    if (typeof operand === 'string') return operand
    found.push(operand)
    return `"${operand.name}"`
  })
  const isShort = found.every(({ name }) => name.length <= MAX_OPERAND && name !== '' && !/["「」]/.test(name))
  const read = isShort ? parseFormula(parts.join(' ')) : null
  if (!read?.ok || found.length === 0) return null
  for (const { name, amount, remark: said } of found) {
    put(name, amount)
    if (said) remark(`${name}: ${said}`)
  }
  return printFormula(read.value, { names: found.map(({ name }) => name), labels: new Set() })
}

const apart = /^(.*?)\s*[( ]\s*(?:約|およそ)?([\d.$¥€£][^()]*)\)?$/
/** 時給1,200円 is a name with its value; 案2, without a unit, is a name. */
const attached = /^(.*[^\d.,]{2})([\d.,]+[^\d]+)$/

interface Operand {
  name: string
  amount: Amount | null
  /** On the value: where it comes from. */
  remark?: string
}

/** A quantity as it stands; `名前 値`, `名前(値)` or `値 name`, with a remark in brackets behind it; or a name alone. */
function operandOf(text: string): string | Operand {
  if (readAmount(text)?.kind === 'single') return text
  const [, valued, remark] = /^(.+?)\s*\(([^()]*)\)$/.exec(text) ?? []
  if (valued !== undefined && remark !== undefined && !readAmount(remark)) {
    const operand = operandOf(valued)
    if (typeof operand !== 'string' && operand.amount) return { ...operand, remark }
  }
  const [, before, after] = apart.exec(text) ?? attached.exec(text) ?? []
  const behind = after === undefined ? null : readAmount(after)
  if (before && behind && /\p{L}/u.test(before)) return { name: before.trim(), amount: behind }
  const quantity = readQuantity(fold(text), 0, { inCall: false, labels: new Set(), isName: () => false })
  const words = quantity && text[quantity.to] === ' ' ? text.slice(quantity.to).replace(/^ (of )?/, '') : ''
  const leading = quantity && words !== '' ? readAmount(text.slice(0, quantity.to)) : null
  return leading ? { name: words, amount: leading } : { name: text, amount: null }
}

/** How often, as the name of a formula says it. */
function periodOf(name: string): ValueFormula['every'] {
  if (/1日|毎日|日あたり|日当たり|日次|一日|per day|daily/i.test(name)) return 'day'
  if (/月|per month|monthly/i.test(name)) return 'month'
  return /年|per year|yearly|annual/i.test(name) ? 'year' : null
}

function freeName(
  wanted: string,
  { formulas }: Reading,
  known: ReadonlyMap<string, string>,
  terms: ReadonlyMap<string, unknown>,
): string {
  const isTaken = (name: string) =>
    known.has(nameKey(name)) || terms.has(nameKey(name)) || formulas.some((each) => each.name === name)
  let name = wanted
  for (let count = 2; isTaken(name); count++) name = `${wanted} (${count})`
  return name
}
