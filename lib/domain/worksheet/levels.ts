import type { Locale, Text } from '../core/text'
import type { Scale } from './model'

/**
 * What people write into level and applicability cells, read for its meaning. The written text is what is stored and
 * goes back into the file; only text with exactly one meaning is given one (高い, High and Ｈ are 高; 高め, 高〜中 and
 * 未定 are not a level).
 */

export const applicabilities = ['〇', '△', '×'] as const
export type Applicability = (typeof applicabilities)[number]

export interface LevelReading {
  /** A key of the scale, or null when the cell is empty or unclear. */
  level: string | null
  /** The cell holds text that has no one meaning. */
  unclear: boolean
}

export interface ApplicabilityReading {
  applicability: Applicability | null
  unclear: boolean
}

const levelWords = new Map(
  Object.entries({
    高: ['高', '高い', 'high', 'h'],
    中: ['中', '中くらい', '中ぐらい', '中位', '中程度', 'middle', 'medium', 'mid', 'med', 'm'],
    低: ['低', '低い', 'low', 'l'],
  }).flatMap(([level, words]) => words.map((word) => [word, level])),
)

/** The numbers of the published scale. A worksheet with other scores is read by its own, see `readLevel`. */
const levelNumbers = new Map([
  [3, '高'],
  [2, '中'],
  [1, '低'],
])

const applicabilityWords = new Map<string, Applicability>([
  ...['〇', '○', '◯', '◎', '●', '⭕', 'o', 'まる', 'マル', '丸', 'yes', 'y'].map((word) => [word, '〇'] as const),
  ...['△', '▲', '▵', '▴', '∆', 'δ', '🔺', 'さんかく', 'サンカク', '三角', 'maybe'].map((word) => [word, '△'] as const),
  ...['×', '✕', '✖', '✗', '✘', '❌', '☓', '╳', '⨯', 'x', 'ばつ', 'バツ', 'no', 'n'].map((word) => [word, '×'] as const),
])

/** Width, case, white space, emoji presentation and the older form of 高 carry no meaning in these cells. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B\uFE0E\uFE0F]/gu, '')
    .replaceAll('髙', '高')
    .toLowerCase()
}

/** The level of the published scale (高, 中 or 低) that a word stands for, or null: `High` → 高. */
export function publishedLevel(word: string): string | null {
  return levelWords.get(plain(word)) ?? null
}

/**
 * Reads a level cell against the worksheet's own scale: a level added in the `Data` sheet is as real as 高. A number
 * is a level when it is the score of exactly one, unless it would say another level on the published 3/2/1 scale:
 * with 高 = 5 and 中 = 3, a written `3` has two meanings and therefore none. ① is a rank rather than a score.
 */
export function readLevel(text: string | null | undefined, scale: Scale): LevelReading {
  if (text === null || text === undefined) return { level: null, unclear: false }
  if (Object.hasOwn(scale, text)) return { level: text, unclear: false }
  const word = plain(text)
  if (word === '') return { level: null, unclear: false }

  const written = only(Object.keys(scale).filter((key) => plain(key) === word))
  const level = written ?? levelWords.get(word) ?? (enclosed.test(text) ? null : numberedLevel(word, scale))
  return level !== null && Object.hasOwn(scale, level) ? { level, unclear: false } : { level: null, unclear: true }
}

/** Digits that normalisation takes out of their ring or bracket. */
const enclosed = /[\u2460-\u24FF\u2776-\u2793]/

function numberedLevel(word: string, scale: Scale): string | null {
  if (!/^[0-9]+(\.[0-9]+)?$/.test(word)) return null
  const number = Number(word)
  const scored = only(Object.keys(scale).filter((key) => scale[key] === number))
  const published = levelNumbers.get(number) ?? scored
  return scored === published ? scored : null
}

function only(keys: string[]): string | null {
  return keys.length === 1 ? keys[0]! : null
}

/** Reads an applicability cell: ◎ is 〇, ▲ is △, x is ×; `〇(要確認)` is unclear. */
export function readApplicability(text: string | null | undefined): ApplicabilityReading {
  const word = plain(text ?? '')
  if (word === '') return { applicability: null, unclear: false }
  const applicability = applicabilityWords.get(word) ?? null
  return { applicability, unclear: applicability === null }
}

const levelNames: Record<string, Text> = {
  高: { ja: '高', en: 'High' },
  中: { ja: '中', en: 'Medium' },
  低: { ja: '低', en: 'Low' },
}

/** A level as a reader of the language says it. A level that only this worksheet knows keeps its own name. */
export function levelName(level: string, locale: Locale): string {
  return Object.hasOwn(levelNames, level) ? levelNames[level]![locale] : level
}
