import type { Text } from '../core/text'

/**
 * The field registry: every piece of a use case that a worksheet format can hold. Import, export, grid, row
 * form, history and merge are driven by it, so a field added here appears in each of them.
 */

/**
 * `level` is 高/中/低 (or a level of the worksheet's own scale), `applicability` is 〇/△/×, `evidence` a step of the
 * ladder in product-fields.ts. All cells store text.
 */
export type FieldType = 'label' | 'text' | 'level' | 'applicability' | 'link' | 'number' | 'evidence'

/** The worksheet's parts ①②③, or `head` (No, product) and `tail` (board, notes) outside them. */
export type Part = 'head' | '1' | '2' | '3' | 'tail'

/** The workshop's steps: Work1–Work7 of the v1 formats, and the two halves of the v2.0 format. */
export type Work = 'work1' | 'work2' | 'work3' | 'work4' | 'work5' | 'work6' | 'work7' | 'understand' | 'apply'

export interface Field {
  type: FieldType
  /** Short name for grid headers, forms, history sentences and messages. */
  label: Text
}

/** An Excel cell holds at most this many UTF-16 units; longer text could not go back into the file. */
export const MAX_CELL_LENGTH = 32_767

export const fields = {
  no: { type: 'label', label: { ja: 'No', en: 'No' } },
  product: { type: 'text', label: { ja: 'プロダクト名', en: 'Product' } },
  targetUser: { type: 'text', label: { ja: 'ターゲットユーザー', en: 'Target user' } },
  problem: { type: 'text', label: { ja: '課題', en: 'Problem' } },
  background: { type: 'text', label: { ja: '課題の背景', en: 'Background (as is / to be)' } },
  urgency: { type: 'level', label: { ja: '緊急度', en: 'Urgency' } },
  urgencyReason: { type: 'text', label: { ja: '緊急度の理由', en: 'Reason for urgency' } },
  importance: { type: 'level', label: { ja: '重要度', en: 'Importance' } },
  importanceReason: { type: 'text', label: { ja: '重要度の理由', en: 'Reason for importance' } },
  solution: { type: 'text', label: { ja: '課題を解決する手段', en: 'Solution' } },
  mlApplicability: { type: 'applicability', label: { ja: 'MLの適用可能性', en: 'ML applicability' } },
  mlUseCase: { type: 'text', label: { ja: 'MLのユースケース', en: 'ML use case' } },
  mlValue: { type: 'level', label: { ja: 'MLの価値', en: 'ML value' } },
  mlValueReason: { type: 'text', label: { ja: 'MLの価値の理由', en: 'Reason for ML value' } },
  concerns: { type: 'text', label: { ja: '要件に関する懸念事項', en: 'Concerns' } },
  blockers: { type: 'text', label: { ja: '実現を阻害する要因', en: 'Blockers' } },
  boardUrl: { type: 'link', label: { ja: 'ボードへのリンク', en: 'Board link' } },
  notes: { type: 'text', label: { ja: '備考', en: 'Notes' } },
  caseName: { type: 'text', label: { ja: '事例の名前', en: 'Case name' } },
  caseSummary: { type: 'text', label: { ja: '事例の概要', en: 'Case summary' } },
  caseUrl: { type: 'link', label: { ja: '事例のリンク先', en: 'Case link' } },
  whyExperienceImproves: { type: 'text', label: { ja: 'なぜ顧客体験が改善するか', en: 'Why the experience improves' } },
  whyUsersGrow: { type: 'text', label: { ja: 'なぜ利用者が増えるか', en: 'Why users grow' } },
  whyDataGrows: { type: 'text', label: { ja: 'なぜデータが増えるか', en: 'Why data grows' } },
  whyAccuracyImproves: { type: 'text', label: { ja: 'なぜ精度が向上するか', en: 'Why accuracy improves' } },
  effort: { type: 'number', label: { ja: '工数(人日)', en: 'Effort (person-days)' } },
  reach: { type: 'number', label: { ja: '影響を受ける人数(人/月)', en: 'Reach (people per month)' } },
  evidence: { type: 'evidence', label: { ja: '根拠の強さ', en: 'Evidence' } },
  hardBlocker: { type: 'text', label: { ja: '着手できない理由', en: 'Hard blocker' } },
} as const satisfies Record<string, Field>

export type FieldKey = keyof typeof fields

/**
 * Fields that no published format has: the product adds them to every use case, for scoring. A row's form asks for them
 * and a file keeps them on a sheet of their own, see scoring-sheet.ts.
 */
export const productFields = ['effort', 'reach', 'evidence', 'hardBlocker'] as const satisfies FieldKey[]
export type ProductField = (typeof productFields)[number]

/** Whether a key is of a field that the product adds. */
export function isProductField(key: string): key is ProductField {
  return productFields.some((field) => field === key)
}

/** A column of the user's own: `extra:` and the header text it had in the file. */
export type ExtraKey = `extra:${string}`

/** What a cell of a use case is addressed by. */
export type CellKey = FieldKey | ExtraKey

/** Whether a key is of a column of the user's own. */
export function isExtraKey(key: string): key is ExtraKey {
  return key.startsWith('extra:')
}

/** Whether a key is one of the registry. */
export function isFieldKey(key: string): key is FieldKey {
  return Object.hasOwn(fields, key)
}

/** What a cell holds for the interface: user-made columns are plain text. */
export function fieldType(key: CellKey): FieldType {
  return isExtraKey(key) ? 'text' : fields[key].type
}

/** The registry's order, for what was stored in another one; columns of the user's own come last. */
export function inFieldOrder(one: CellKey, other: CellKey): number {
  const [first, second] = [placeOf(one), placeOf(other)]
  return first === second ? 0 : first - second
}

function placeOf(key: CellKey): number {
  return isExtraKey(key) ? Infinity : Object.keys(fields).indexOf(key)
}

/** What a cell is called in front of people; a column of the user's own has only the name it had in the file. */
export function fieldLabel(key: CellKey): Text {
  if (!isExtraKey(key)) return fields[key].label
  const name = key.slice('extra:'.length)
  return { ja: name, en: name }
}
