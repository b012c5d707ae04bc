import type { Text } from '../core/text'
import type { Answer } from './dataset'

/**
 * Whether ML fits a use case, by the workshop's lists. Every check is worded so that "yes" speaks for ML.
 */
export const fitChecks = [
  'complexLogic',
  'scale',
  'immediateResponse',
  'personalisation',
  'noAlgorithm',
  'followsNewData',
  'toleratesErrors',
  'toleratesUnexplained',
  'experienceEarns',
  'dataAccumulates',
  'rulesExhausted',
] as const
export type FitCheck = (typeof fitChecks)[number]

/** `reason`: one of them is enough to use ML. `condition`: a "no" rules ML out. `pattern`: all make the winning pattern. */
export type FitKind = 'reason' | 'condition' | 'pattern'

export const fitTexts: Record<FitCheck, { kind: FitKind; text: Text }> = {
  complexLogic: {
    kind: 'reason',
    text: { ja: '人が書き切れないほど複雑な判断である', en: 'The judgement is too complex to write down as rules' },
  },
  scale: {
    kind: 'reason',
    text: { ja: '人手では追いつかない量を扱う', en: 'There is more of it than people can handle' },
  },
  immediateResponse: { kind: 'reason', text: { ja: 'すぐに答えを返す必要がある', en: 'The answer is needed at once' } },
  personalisation: {
    kind: 'reason',
    text: { ja: '一人ひとりに合わせる必要がある', en: 'It has to fit each person' },
  },
  noAlgorithm: {
    kind: 'condition',
    text: { ja: '既存の計算方法では解決できない', en: 'No existing algorithm solves it' },
  },
  followsNewData: {
    kind: 'condition',
    text: { ja: '新しいデータに追随する必要がある', en: 'It has to follow new data' },
  },
  toleratesErrors: {
    kind: 'condition',
    text: { ja: '100%の正解率でなくても使える', en: 'It is useful with less than 100 % accuracy' },
  },
  toleratesUnexplained: {
    kind: 'condition',
    text: { ja: '判断の理由をすべて説明できなくてもよい', en: 'Not every decision has to be fully explained' },
  },
  experienceEarns: {
    kind: 'pattern',
    text: { ja: '顧客体験がよくなると収益につながる', en: 'A better experience leads to revenue' },
  },
  dataAccumulates: {
    kind: 'pattern',
    text: {
      ja: 'プロダクトの機能を使うだけでデータがたまる',
      en: 'Data accumulates through the use of the product itself',
    },
  },
  rulesExhausted: {
    kind: 'pattern',
    text: { ja: 'ルールによる安価な改善は限界に近い', en: 'Cheap improvement by rules is near its limit' },
  },
}

/** An answer in a word. */
export const answerTexts: Record<Answer, Text> = {
  yes: { ja: 'はい', en: 'yes' },
  partly: { ja: '一部', en: 'partly' },
  no: { ja: 'いいえ', en: 'no' },
  unknown: { ja: '不明', en: 'unknown' },
}
