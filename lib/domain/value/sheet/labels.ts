import type { Text } from '../../core/text'

/** The words of the sheet with the values, in both languages: reading takes either. */

export const sheetName: Text = { ja: '価値 (Value)', en: 'Value' }

export const title: Text = { ja: 'ユースケースの価値', en: 'Value of the use cases' }

export const explanation: Text = {
  ja: '白いセルを書き換えて取り込むと、製品に反映されます。灰色のセルはExcelが計算します(「式」の列の文章を変えたときは、取り込んでから計算し直されます)。',
  en: 'Change the white cells and import the file to bring the changes into the product. Excel calculates the grey cells (a formula whose text was changed is calculated anew once it is imported).',
}

export const sections = {
  useCase: { ja: 'ユースケース', en: 'Use case' },
  terms: { ja: '項目', en: 'Terms' },
  formulas: { ja: '式', en: 'Formulas' },
  settings: { ja: '前提', en: 'Assumptions' },
  results: { ja: '結果', en: 'Results' },
  simulated: { ja: '結果の幅(製品が計算した値)', en: 'Range of the results (calculated by the product)' },
  option: { ja: '選択肢', en: 'Option' },
  scenario: { ja: 'シナリオ', en: 'Scenario' },
  prediction: { ja: '予測1件の損得', en: 'What a prediction is worth' },
} as const satisfies Record<string, Text>
export type Section = keyof typeof sections

export const termColumns = {
  name: { ja: '名前', en: 'Name' },
  kind: { ja: '値の種類', en: 'Kind of value' },
  low: { ja: '低い', en: 'Low' },
  best: { ja: '最良の見積もり', en: 'Best' },
  high: { ja: '高い', en: 'High' },
  min: { ja: '下限', en: 'Least possible' },
  max: { ja: '上限', en: 'Most possible' },
  unit: { ja: '単位', en: 'Unit' },
  factor: { ja: '基本単位への換算', en: 'To base units' },
  base: { ja: '基本単位での値', en: 'In base units' },
  status: { ja: '状態', en: 'Status' },
  owner: { ja: '担当', en: 'Owner' },
  date: { ja: '日付', en: 'Date' },
  source: { ja: '出典', en: 'Source' },
  shared: { ja: '共有の項目', en: 'Shared term' },
} as const satisfies Record<string, Text>

/** Headings of the hidden columns: they are found by them once somebody moved a column. */
export const keyColumns = {
  id: { ja: 'ID', en: 'ID' },
  key: { ja: '照合', en: 'Check' },
  exact: { ja: 'すべての桁', en: 'All digits' },
} as const satisfies Record<string, Text>

export const formulaColumns = {
  name: { ja: '名前', en: 'Name' },
  kind: { ja: '用途', en: 'Counts as' },
  every: { ja: '単位に期間がないとき', en: 'Where its unit has no time' },
  text: { ja: '式', en: 'Formula' },
  result: { ja: '計算結果', en: 'Result' },
  unit: { ja: '単位', en: 'Unit' },
  factor: { ja: '基本単位への換算', en: 'To base units' },
  base: { ja: '基本単位での値', en: 'In base units' },
  remark: { ja: '備考', en: 'Remark' },
} as const satisfies Record<string, Text>

export const valueKinds = {
  single: { ja: '1つの値', en: 'One value' },
  percentiles: { ja: '幅(5%・50%・95%)', en: 'Range (5 % / 50 % / 95 %)' },
  extremes: { ja: '最小・最頻・最大', en: 'Least / likeliest / most' },
} as const satisfies Record<string, Text>

export const statuses = {
  guess: { ja: '推測', en: 'Guess' },
  estimate: { ja: '見積もり', en: 'Estimate' },
  measured: { ja: '実測', en: 'Measured' },
} as const satisfies Record<string, Text>

export const kinds = {
  value: { ja: '価値', en: 'Value' },
  burden: { ja: '負担', en: 'Burden' },
  operation: { ja: '運用費', en: 'Operation' },
  development: { ja: '開発費(一度)', en: 'Development (once)' },
  other: { ja: '参考', en: 'For information' },
} as const satisfies Record<string, Text>

export const periods = {
  day: { ja: '日', en: 'day' },
  month: { ja: '月', en: 'month' },
  year: { ja: '年', en: 'year' },
} as const satisfies Record<string, Text>

export const answers = { yes: { ja: 'はい', en: 'Yes' }, no: { ja: 'いいえ', en: 'No' } } as const

export const optionNames = {
  byHand: { ja: '人手', en: 'By hand' },
  rules: { ja: '簡単なルール', en: 'Simple rules' },
  ml: { ja: '機械学習', en: 'Machine learning' },
} as const satisfies Record<string, Text>

/** Settings as they are stored; the schedule's may also stand in an option. */
export const scheduleLabels = {
  startDay: { ja: '効果が始まるまでの日数', en: 'Days until it starts' },
  rampDays: { ja: '全員が使うまでの日数', en: 'Days until everybody uses it' },
  initialShare: { ja: '始めの利用割合', en: 'Share in use at first' },
  preparationCost: { ja: 'データの準備にかかる費用', en: 'Cost of preparing the data' },
  horizonDays: { ja: '見る期間の日数', en: 'Days looked ahead' },
  discountRate: { ja: '割引率(年)', en: 'Discount rate (per year)' },
} as const satisfies Record<string, Text>

export const settingLabels = {
  ...scheduleLabels,
  countsPreparation: { ja: '用意できていないデータを計算に入れる', en: 'Count data that is not ready' },
  startsOn: { ja: '費用が出る日(0日目)', en: 'Day the money is spent (day 0)' },
  recoverBy: { ja: '回収したい日(日目)', en: 'To be recovered by day' },
  period: { ja: '金額を表示する期間', en: 'Amounts are shown per' },
  month: { ja: '1か月の日数', en: 'Days in a month' },
  year: { ja: '1年の日数', en: 'Days in a year' },
  seed: { ja: '乱数の種', en: 'Seed' },
  predictionKind: { ja: '予測の種類', en: 'Kind of prediction' },
} as const satisfies Record<string, Text>
export type Setting = keyof typeof settingLabels

export const predictionKinds = {
  accuracy: { ja: '正答率で見る', en: 'By accuracy' },
  classifier: { ja: '適合率と再現率で見る', en: 'By precision and recall' },
} as const satisfies Record<string, Text>

export const predictionLabels = {
  valuePerCorrect: { ja: '正解1件の価値', en: 'Value of a right answer' },
  costPerWrong: { ja: '誤答1件の損失', en: 'Cost of a wrong answer' },
  prevalence: { ja: '対象の割合', en: 'Prevalence' },
  recall: { ja: '再現率', en: 'Recall' },
  precision: { ja: '適合率', en: 'Precision' },
  valuePerFound: { ja: '見つけた1件の価値', en: 'Value of one that is found' },
  costPerFalseReport: { ja: '誤報1件の損失', en: 'Cost of a false report' },
  costPerMissed: { ja: '見逃し1件の損失', en: 'Cost of one that is missed' },
  reviewCost: { ja: '確認1件の費用', en: 'Cost of a review' },
} as const satisfies Record<string, Text>
export type PredictionKey = keyof typeof predictionLabels

export const resultLabels = {
  amounts: { ja: '金額', en: 'Amounts' },
  value: { ja: '価値 − 負担', en: 'Value less burden' },
  operation: { ja: '運用費', en: 'Operation' },
  net: { ja: '差し引き', en: 'Left over' },
  once: { ja: '一度だけかかる費用', en: 'Spent once' },
  dataDays: { ja: 'データの用意にかかる日数(製品の調査から)', en: 'Days until the data is ready (from the product)' },
  dataCost: { ja: 'データの用意にかかる費用(製品の調査から)', en: 'Cost of making the data ready (from the product)' },
  start: { ja: '始まる日', en: 'Day it starts' },
  days: { ja: '運用する日数', en: 'Days in operation' },
  rampDays: { ja: 'そのうち利用が増える日数', en: 'Of these, while use grows' },
  fullDays: { ja: '全員が使う日数に換算', en: 'As days of full use' },
  presentFullDays: { ja: '同、現在価値に換算', en: 'The same at present value' },
  presentDays: { ja: '運用する日数、現在価値に換算', en: 'Days in operation at present value' },
  netAtHorizon: { ja: '期間末の累積純価値', en: 'Net value at the horizon' },
  npv: { ja: '正味現在価値(NPV)', en: 'Net present value' },
  roi: { ja: '投資利益率(ROI)', en: 'Return on investment' },
  firstDay: { ja: '回収できる日(日目)', en: 'Recovered on day' },
  p10: { ja: '期間末の累積純価値 10%', en: 'Net value at the horizon, 10 %' },
  p50: { ja: '期間末の累積純価値 50%', en: 'Net value at the horizon, 50 %' },
  p90: { ja: '期間末の累積純価値 90%', en: 'Net value at the horizon, 90 %' },
  recovered: { ja: '回収したい日までに回収できる確率', en: 'Probability of recovery by the day asked for' },
  profitable: { ja: '期間末に黒字になる確率', en: 'Probability of a net value above zero' },
  draws: { ja: '試行の回数', en: 'Draws' },
} as const satisfies Record<string, Text>

export const notRecovered: Text = { ja: '期間内に回収できません', en: 'Not within the days looked ahead' }
export const tooLongForExcel: Text = {
  ja: '式がExcelの上限を超えるため、製品が計算した値です。',
  en: 'The formula is beyond the limits of Excel: the value was calculated by the product.',
}
/** Where a name stands for a shared term that is gone from the workspace. */
export const goneTerm: Text = { ja: '(削除された共有の項目)', en: '(a shared term that was deleted)' }

/** The key whose word a cell holds, in either language; null when it is none of them. */
export function keyOf<Key extends string>(words: Readonly<Record<Key, Text>>, written: string | undefined): Key | null {
  const text = folded(written ?? '')
  if (text === '') return null
  const keys = Object.keys(words) as Key[]
  return keys.find((key) => folded(words[key].ja) === text || folded(words[key].en) === text) ?? null
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
