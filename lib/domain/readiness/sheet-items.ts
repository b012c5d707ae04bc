import type { Text } from '../core/text'
import type { Answer, DatasetFacts } from './dataset'
import { groupTexts, type Question, questions, questionTexts } from './questions'

/**
 * What the sheet `データ準備状況` of a file asks of a dataset, line by line, in the order of the form. A file is written
 * in Japanese, as the worksheet is, and read in either language.
 */
export type Item =
  | { kind: 'text'; key: TextFact }
  | { kind: 'label'; key: LabelFact }
  | { kind: 'state' }
  | { kind: 'atPrediction' }
  | { kind: 'question'; key: Question }
  | { kind: 'amount'; key: AmountFact }

type TextFact = (typeof textFacts)[number]
type LabelFact = (typeof labelFacts)[number]
type AmountFact = (typeof amountFacts)[number]

const textFacts = [
  'system',
  'owner',
  'rowMeaning',
  'amount',
  'history',
  'updateFrequency',
  'personalData',
  'lawfulPurpose',
] as const
const labelFacts = ['source', 'count', 'agreement', 'delay'] as const
const amountFacts = ['daysToReady', 'costToReady'] as const

const groups = {
  about: { ja: '概要', en: 'About' },
  rights: { ja: '個人情報と利用目的', en: 'Personal data and purpose' },
  labels: { ja: 'ラベルと予測時の利用', en: 'Labels, and use at prediction time' },
  toReady: { ja: '使えるようになるまで', en: 'Until it is ready' },
} satisfies Record<string, Text>

const textItems: Record<TextFact, { group: Text; label: Text }> = {
  system: { group: groups.about, label: { ja: '保管しているシステム', en: 'System that holds it' } },
  owner: { group: groups.about, label: { ja: '管理者', en: 'Owner' } },
  rowMeaning: { group: groups.about, label: { ja: '1行が表すもの', en: 'What one row is' } },
  amount: { group: groups.about, label: { ja: '量', en: 'Amount' } },
  history: { group: groups.about, label: { ja: '期間', en: 'History' } },
  updateFrequency: { group: groups.about, label: { ja: '更新頻度', en: 'Update frequency' } },
  personalData: { group: groups.rights, label: { ja: '含まれる個人情報', en: 'Personal data in it' } },
  lawfulPurpose: { group: groups.rights, label: { ja: '同意された利用目的', en: 'Purpose people agreed to' } },
}

const labelItems: Record<LabelFact, Text> = {
  source: { ja: 'ラベルの出どころ', en: 'Where labels come from' },
  count: { ja: 'ラベルの件数', en: 'How many labels' },
  agreement: { ja: 'ラベルを付ける人どうしの一致', en: 'Agreement between labellers' },
  delay: { ja: '結果が分かるまでの時間', en: 'Time until the outcome is known' },
}

const amountItems: Record<AmountFact, Text> = {
  daysToReady: { ja: '日数', en: 'Days' },
  costToReady: { ja: '費用', en: 'Cost' },
}

/** Every line of a dataset: where it stands, how it is named, and what it is. */
export const items: readonly { group: Text; label: Text; item: Item }[] = [
  ...textFacts.map((key) => ({ ...textItems[key], item: { kind: 'text', key } as const })),
  { group: groups.labels, label: { ja: 'ラベルはありますか', en: 'Are there labels?' }, item: { kind: 'state' } },
  ...labelFacts.map((key) => ({
    group: groups.labels,
    label: labelItems[key],
    item: { kind: 'label', key } as const,
  })),
  {
    group: groups.labels,
    label: { ja: '予測する時点で使えますか', en: 'Is it there when a prediction is made?' },
    item: { kind: 'atPrediction' },
  },
  ...questions.map((key) => ({
    group: groupTexts[questionTexts[key].group],
    label: questionTexts[key].question,
    item: { kind: 'question', key } as const,
  })),
  ...amountFacts.map((key) => ({
    group: groups.toReady,
    label: amountItems[key],
    item: { kind: 'amount', key } as const,
  })),
]

export const answerTexts: Record<Answer | 'notNeeded', Text> = {
  yes: { ja: 'はい', en: 'Yes' },
  partly: { ja: '一部', en: 'Partly' },
  no: { ja: 'いいえ', en: 'No' },
  unknown: { ja: '不明', en: 'Unknown' },
  notNeeded: { ja: '不要', en: 'Not needed' },
}

/** Headers of the sheet's three tables. */
export const headers = {
  no: { ja: 'No', en: 'No' },
  useCase: { ja: 'ユースケース', en: 'Use case' },
  required: { ja: '必要なデータ', en: 'Data it needs' },
  level: { ja: '準備状況', en: 'Readiness' },
  days: { ja: '準備の日数', en: 'Days to prepare' },
  cost: { ja: '準備の費用', en: 'Cost to prepare' },
  verdict: { ja: 'ML適性', en: 'ML fit' },
  pattern: { ja: '勝ちパターン', en: 'Winning pattern' },
  dataset: { ja: 'データセット', en: 'Dataset' },
  group: { ja: '分類', en: 'Group' },
  item: { ja: '項目', en: 'Item' },
  answer: { ja: '内容・回答', en: 'Content or answer' },
  evidence: { ja: '根拠', en: 'Evidence' },
  checkedBy: { ja: '確認した人', en: 'Checked by' },
  checkedOn: { ja: '確認した日', en: 'Checked on' },
  check: { ja: 'MLに向くか', en: 'Check of ML fit' },
  fitAnswer: { ja: '回答', en: 'Answer' },
  reason: { ja: '理由', en: 'Reason' },
} satisfies Record<string, Text>
export type Header = keyof typeof headers

/** The tables by their columns; `key` columns tell one from another, and a row of it without them says nothing. */
export const tables = {
  useCases: {
    columns: ['no', 'useCase', 'required', 'level', 'days', 'cost', 'verdict', 'pattern'],
    key: ['no', 'required'],
  },
  datasets: {
    columns: ['dataset', 'group', 'item', 'answer', 'evidence', 'checkedBy', 'checkedOn'],
    key: ['dataset', 'item', 'answer'],
  },
  fit: { columns: ['no', 'useCase', 'group', 'check', 'fitAnswer', 'reason'], key: ['no', 'check', 'fitAnswer'] },
} satisfies Record<string, { columns: readonly Header[]; key: readonly Header[] }>
export type Table = keyof typeof tables

/** A label as people may have left it: without regard to width, case and spaces. */
export function labelKey(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/** An amount as a cell holds it. */
function amountText(amount: number | null): string {
  return amount === null ? '' : String(amount)
}

/** What stands right of an item: the content, and for a question its evidence, who looked and when. */
export function contentOf(facts: DatasetFacts, item: Item): string[] {
  switch (item.kind) {
    case 'text':
      return [facts[item.key]]
    case 'label':
      return [facts.labels[item.key]]
    case 'state':
      return [answerTexts[facts.labels.state].ja]
    case 'atPrediction':
      return [answerTexts[facts.atPrediction].ja]
    case 'amount':
      return [amountText(facts[item.key])]
    case 'question': {
      const { answer, evidence, checkedBy, checkedOn } = facts.answers[item.key]
      return [answerTexts[answer].ja, evidence, checkedBy, checkedOn ?? '']
    }
  }
}
