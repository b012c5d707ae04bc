import type { Text } from '../core/text'
import { fields } from '../worksheet/fields'
import { readLevel } from '../worksheet/levels'
import type { Cells, FormatId, Scale } from '../worksheet/model'
import { priorityFields, scaleOf, type PriorityField } from '../worksheet/priority'
import { readAmount, readEvidence, type Reading } from '../worksheet/product-fields'

/**
 * What use cases can be ordered by. `priority` is the format's own sum and equals Excel's; `product` is urgency ×
 * importance, which the workshop uses on Day 2 and for v2.0, whose file computes nothing. The others are common
 * formulas over the same cells and the product's own. Every input is measured on a fixed scale, by the case alone and
 * never against other cases: a further case moves no two others. A missing input is named; none is assumed.
 */
export const lenses = ['priority', 'product', 'weighted', 'rice', 'ice', 'wsjf'] as const
export type Lens = (typeof lenses)[number]

/** A cell that a lens reads. */
export type LensField = PriorityField | 'reach' | 'evidence' | 'effort'

/** A field as a formula counts it: what it is called there, and the number it is worth. */
interface Input {
  field: LensField
  name: Text
  /** @param best the scale's highest and lowest score, between which a level stands */
  measure: (amount: number, bounds: { highest: number; lowest: number }) => number
}

type FormulaPart = Input | '+' | '×' | '÷' | '(' | ')' | { weight: number }

interface LensDefinition {
  name: Text
  /** How the inputs are measured, for a person who wonders what a number stands for. */
  scale: Text
  /** The formula from left to right. */
  formula: readonly FormulaPart[]
  /** @param scores of the formula's inputs, in their order */
  value: (scores: readonly number[]) => number
}

export interface LensTerm {
  field: LensField
  name: Text
  /** The level that the cell means, null for an amount or a step of the evidence ladder. */
  level: string | null
  score: number
}

export interface Score {
  value: number
  terms: LensTerm[]
}

/** An input that a score waits for; `unclear` when its cell holds text that has no one meaning. */
export interface MissingInput {
  field: LensField
  unclear: boolean
}

/** How much each level counts in the weighted sum: shares of whatever they add up to. */
export type Weights = Readonly<Record<PriorityField, number>>

/** The largest amount that can be asked for. */
export const MAX_WEIGHT = 100

/** The weights that a format's levels have until somebody asks for others. */
export function usualWeights(format: FormatId): Weights {
  return format === 'v2.0' ? { urgency: 40, importance: 60, mlValue: 0 } : { urgency: 30, importance: 40, mlValue: 30 }
}

/** Reads weights as an address has them, `50-30-20` in the order of the format's levels; null for anything else. */
export function readWeights(text: string, format: FormatId): Weights | null {
  const amounts = text.split('-').map((each) => (/^\d{1,3}$/.test(each) ? Number(each) : NaN))
  const isUsable = amounts.every((amount) => amount <= MAX_WEIGHT) && amounts.some((amount) => amount > 0)
  if (!isUsable || amounts.length !== levelFieldsOf(format).length) return null
  const [urgency = 0, importance = 0, mlValue = 0] = amounts
  return { urgency, importance, mlValue }
}

/** A field's share of the weights. */
function shareOf(format: FormatId, weights: Weights, field: PriorityField): number {
  return weights[field] / sum(levelFieldsOf(format).map((each) => weights[each]))
}

/** Person-days up to which a case counts as so easy, 10 best; anything longer is 1. */
const easeSteps = [
  [5, 10],
  [10, 8],
  [20, 6],
  [40, 4],
  [60, 2],
] as const

function easeOf(effort: number): number {
  return easeSteps.find(([days]) => effort <= days)?.[1] ?? 1
}

function input(
  field: LensField,
  name: Text = fields[field].label,
  measure: Input['measure'] = (amount) => amount,
): Input {
  return { field, name, measure }
}

/** The parts with a sign between each two. */
function joined(parts: readonly (readonly FormulaPart[])[], sign: '+' | '×'): FormulaPart[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [sign, ...part]))
}

function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total + score, 0)
}

function product(scores: readonly number[]): number {
  return scores.reduce((total, score) => total * score, 1)
}

/** The levels that a format asks for; v2.0 has no value of ML. */
export function levelFieldsOf(format: FormatId): readonly PriorityField[] {
  return format === 'v2.0' ? ['urgency', 'importance'] : ['urgency', 'importance', 'mlValue']
}

const impact: Text = { ja: '影響', en: 'Impact' }
const confidence: Text = { ja: '確信度', en: 'Confidence' }
const ownScale: Text = {
  ja: '評価は、このワークシートの点数で数えます。',
  en: 'Levels count by the scores of this worksheet.',
}

const definitions: Record<Lens, (format: FormatId, weights: Weights) => LensDefinition> = {
  priority: (format) => ({
    name: { ja: 'PoC優先度', en: 'PoC priority' },
    scale: { ja: 'Excelのワークシートが計算する値と同じです。', en: 'The same value as the Excel worksheet computes.' },
    formula: joined(
      priorityFields[format].map((field) => [input(field)]),
      '+',
    ),
    value: sum,
  }),
  product: () => ({
    name: { ja: '緊急度 × 重要度', en: 'Urgency × importance' },
    scale: ownScale,
    formula: [input('urgency'), '×', input('importance')],
    value: product,
  }),
  weighted: (format, weights) => ({
    name: { ja: '加重合計', en: 'Weighted sum' },
    scale: {
      ja: 'いちばん低い評価を0、いちばん高い評価を100とします。結果も0〜100です。',
      en: 'The lowest level is 0 and the highest 100; so is the result.',
    },
    formula: joined(
      levelFieldsOf(format).map((field) => [
        { weight: shareOf(format, weights, field) },
        '×',
        input(field, fields[field].label, (score, { highest, lowest }) =>
          highest === lowest ? 100 : (100 * (score - lowest)) / (highest - lowest),
        ),
      ]),
      '+',
    ),
    value: (scores) =>
      sum(levelFieldsOf(format).map((field, index) => shareOf(format, weights, field) * scores[index]!)),
  }),
  rice: () => ({
    name: { ja: 'RICE', en: 'RICE' },
    scale: {
      ja: '影響は重要度の点数、確信度は根拠の強さ ÷ 10(テストの結果で1)、工数は人日です。',
      en: 'Impact is the score of importance, confidence the evidence ÷ 10 (1 for test results), effort in person-days.',
    },
    formula: [
      input('reach'),
      '×',
      input('importance', impact),
      '×',
      input('evidence', confidence, (step) => step / 10),
      '÷',
      input('effort'),
    ],
    value: ([reach = 0, effect = 0, sureness = 0, effort = 1]) => (reach * effect * sureness) / effort,
  }),
  ice: () => ({
    name: { ja: 'ICE', en: 'ICE' },
    scale: {
      ja: '影響は重要度(いちばん高い評価で10)、確信度は根拠の強さ(0.1〜10)、容易さは工数から決めます(5人日まで10、10まで8、20まで6、40まで4、60まで2、それ以上は1)。',
      en: 'Impact is importance (10 for the highest level), confidence the evidence (0.1–10), ease follows from effort (up to 5 person-days 10, to 10: 8, to 20: 6, to 40: 4, to 60: 2, more: 1).',
    },
    formula: [
      input('importance', impact, (score, { highest }) => (10 * score) / highest),
      '×',
      input('evidence', confidence),
      '×',
      input('effort', { ja: '容易さ', en: 'Ease' }, easeOf),
    ],
    value: product,
  }),
  wsjf: (format) => ({
    name: { ja: 'WSJF', en: 'WSJF' },
    scale: {
      ja: '遅らせたときの損失(評価の点数の合計)を、工数(人日)で割ります。',
      en: 'The cost of delay (the sum of the levels’ scores) divided by the effort in person-days.',
    },
    formula: [
      '(',
      ...joined(
        levelFieldsOf(format).map((field) => [input(field)]),
        '+',
      ),
      ')',
      '÷',
      input('effort'),
    ],
    value: (scores) => sum(scores.slice(0, -1)) / (scores.at(-1) ?? 1),
  }),
}

/** A lens as a format sees it. */
export function lensDefinition(lens: Lens, format: FormatId, weights = usualWeights(format)): LensDefinition {
  return definitions[lens](format, weights)
}

/** The lenses a format can be seen through; the first is its default. */
export function lensesOf(format: FormatId): readonly [Lens, ...Lens[]] {
  const [priority, ...others] = lenses
  return priorityFields[format].length > 0 ? [priority, ...others] : ['product', ...others.slice(1)]
}

function inputsOf({ formula }: LensDefinition): Input[] {
  return formula.filter((part): part is Input => typeof part === 'object' && 'field' in part)
}

/** The cells that a lens needs before it can score a use case. */
export function lensFields(lens: Lens, format: FormatId): LensField[] {
  return inputsOf(lensDefinition(lens, format)).map(({ field }) => field)
}

/** A use case's score through a lens, or the inputs that it waits for. */
export function scoreOf(
  format: FormatId,
  scale: Scale,
  lens: Lens,
  cells: Cells,
  weights = usualWeights(format),
): { score: Score; missing: null } | { score: null; missing: MissingInput[] } {
  const definition = lensDefinition(lens, format, weights)
  const scores = scaleOf(format, scale)
  const bounds = { highest: Math.max(...Object.values(scores)), lowest: Math.min(...Object.values(scores)) }
  const terms: LensTerm[] = []
  const missing: MissingInput[] = []
  for (const { field, name, measure } of inputsOf(definition)) {
    const { value, unclear, level } = readInput(field, cells[field], scores)
    if (value === null) missing.push({ field, unclear })
    else terms.push({ field, name, level, score: exact(measure(value, bounds)) })
  }
  if (missing.length > 0 || terms.length === 0) return { score: null, missing }
  return { score: { value: exact(definition.value(terms.map(({ score }) => score))), terms }, missing: null }
}

function readInput(
  field: LensField,
  text: string | undefined,
  scores: Scale,
): Reading<number> & { level: string | null } {
  if (field === 'effort' || field === 'reach') return { ...readAmount(text), level: null }
  if (field === 'evidence') {
    const { value, unclear } = readEvidence(text)
    return { value: value?.confidence ?? null, unclear, level: null }
  }
  const { level, unclear } = readLevel(text, scores)
  return { value: level === null ? null : scores[level]!, unclear, level }
}

/** Excel keeps 15 significant digits, so that 0.1 × 3 equals 0.3 and ties are ties. */
function exact(value: number): number {
  return Number(value.toPrecision(15))
}
