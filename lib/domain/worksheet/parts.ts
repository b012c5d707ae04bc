import type { Text } from '../core/text'
import type { Part, Work } from './fields'

/** When each part of a worksheet is filled, in the workshop's own words. */
export const parts: Record<Part, Text> = {
  head: { ja: '対象', en: 'Subject' },
  '1': { ja: '① アイデアソンまで', en: '① Before the ideathon' },
  '2': { ja: '② アイデアソン', en: '② At the ideathon' },
  '3': { ja: '③ アイデアソン後', en: '③ After the ideathon' },
  tail: { ja: '補足', en: 'Further notes' },
}

/** Titles of the workshop's steps. The Japanese ones are the files' own headers, and the drawing writes them. */
export const works: Record<Work, Text> = {
  work1: { ja: 'Work1: 課題のリストアップ', en: 'Work1: List the problems' },
  work2: { ja: 'Work2: 課題の評価', en: 'Work2: Assess the problems' },
  work3: { ja: 'Work3: 課題解決シナリオ', en: 'Work3: Outline a solution' },
  work4: { ja: 'Work4: MLの適用可能性', en: 'Work4: Judge whether ML applies' },
  work5: { ja: 'Work5: ユースケースの洗い出し', en: 'Work5: Describe the ML use case' },
  work6: { ja: 'Work6: ユースケースの評価', en: 'Work6: Assess the use case' },
  work7: { ja: 'Work7: 組織として取り組む課題の特定', en: 'Work7: Find what the organisation must solve' },
  understand: { ja: '理解編: 勝ちパターンのリストアップ', en: 'Understand: List winning patterns' },
  apply: { ja: '応用編: 自社への応用', en: 'Apply: Use them in your own company' },
}
