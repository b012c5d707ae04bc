import { fold } from '../formula/fold'
import { amountOf, plainDecimal, readQuantity } from '../formula/quantity'
import type { TermValue } from '../term'
import { labelsOf } from '../units/unit'

/** A term's value as text says it, in its unit. */
export type Amount =
  | { kind: 'single'; value: number; unit: string }
  | { kind: 'range'; low: number; best: number; high: number; unit: string }

/**
 * One quantity (1,200円/h, 30%, 4万円), or low〜best〜high of one unit (1000〜1200〜1500円/h); null for anything else. A scale
 * becomes part of the unit (万円), so that the number stays the one that was written.
 * @param counters whether a word that is no common counter may be one
 */
export function readAmount(text: string, counters: 'known' | 'any' = 'known'): Amount | null {
  const parts = fold(text)
    .trim()
    .replace(/^約/, '')
    .split(/\s*[~〜]\s*/)
  const last = quantityOf(parts.at(-1)!, counters)
  if (!last) return null
  if (parts.length === 1) return { kind: 'single', ...last }
  const [low, best] = parts
    .slice(0, -1)
    .map((part) => (/^[\d.,]+$/.test(part) ? Number(part.replaceAll(',', '')) : Number.NaN))
  if (parts.length !== 3 || !(low! <= best! && best! <= last.value)) return null
  return { kind: 'range', low: low!, best: best!, high: last.value, unit: last.unit }
}

/** How often, before the amount: 月10万円, 年間3回, 1日あたり200件. */
const often = /^(?:毎|1)?(日|か月|ヶ月|カ月|月|年)(?:額|間|あたり|当たり|に)?\s*約?(?=[\d$¥€£])/

/** Words that may count something: kanji, katakana or Latin letters. Hiragana belongs to a phrase (3件の確認). */
const counter = /^[\p{Script=Han}\p{Script=Katakana}ーA-Za-z/]{1,12}$/u

function quantityOf(text: string, counters: 'known' | 'any'): { value: number; unit: string } | null {
  const [before, period] = often.exec(text) ?? []
  if (before !== undefined && period !== undefined) {
    const found = quantityOf(text.slice(before.length), counters)
    const isWhole = found && found.unit !== '' && !found.unit.includes('/')
    return isWhole ? { ...found, unit: `${found.unit}/${period.replace(/^.月$/, '月')}` } : null
  }
  const word = text.replace(/^[\d.,]+/, '').trim()
  const labels = counters === 'any' && counter.test(word) ? labelsOf([word]) : new Set<string>()
  const found = readQuantity(text, 0, { inCall: false, labels, isName: () => false })
  if (!found || found.to !== text.length || !Number.isFinite(found.value)) return null
  const isBare = found.unit === '' && found.scale !== '%'
  return isBare ? { value: amountOf(found), unit: '' } : { value: found.value, unit: found.scale + found.unit }
}

/** The reverse: a term's value as text. Declared extremes are said as the range they are. */
export function amountText(value: TermValue, unit: string): string {
  if (value.kind === 'single') return numberText(value.value) + unit
  const [low, best, high] =
    value.kind === 'percentiles' ? [value.low, value.best, value.high] : [value.min, value.mode, value.max]
  return `${numberText(low)}〜${numberText(best)}〜${numberText(high)}${unit}`
}

function numberText(value: number): string {
  return value < 0 ? `-${plainDecimal(-value)}` : plainDecimal(value)
}
