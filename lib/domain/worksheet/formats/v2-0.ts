import { SHEET_NAME, type Column, type Format } from './format'

/** v2.0, the worksheet of winning patterns: headers in rows 7 and 8, the example in row 9, no priority. */

const understand = { headerRow: 8, part: '1', work: 'understand', sides: ['TB', 'LRTB'] } as const
const apply = { headerRow: 8, part: '1', work: 'apply', sides: ['TB', 'LRTB'] } as const

const columns: readonly Column[] = [
  { key: 'no', header: 'No', headerRow: 7, part: 'head', work: null, width: 7, sides: ['LRT', 'LRB'] },
  {
    key: 'product',
    header: '対象プロダクト',
    headerRow: 7,
    part: 'head',
    work: null,
    width: 18.296875,
    sides: ['LT', 'LRB'],
  },
  { ...understand, key: 'caseName', header: '事例の名前', width: 20.09765625, sides: ['LTB', 'LRTB'] },
  { ...understand, key: 'caseSummary', header: '事例の概要', width: 48.796875 },
  { ...understand, key: 'caseUrl', header: '事例のリンク先(URLなど)', width: 20.09765625 },
  { ...understand, key: 'whyExperienceImproves', header: '①なぜ顧客体験が改善するか?', width: 19.69921875 },
  { ...understand, key: 'whyUsersGrow', header: '②なぜ利用者が増えるか?', width: 19.69921875 },
  { ...understand, key: 'whyDataGrows', header: '③なぜデータが増えるか?', width: 19.69921875 },
  { ...understand, key: 'whyAccuracyImproves', header: '④なぜモデルの精度が向上するか?', width: 19.69921875 },
  { ...apply, key: 'targetUser', header: '①自社の顧客の定義', width: 29.5, sides: ['LTB', 'LRTB'] },
  { ...apply, key: 'importance', header: '顧客にとっての\n重要度: (高・中・低)', width: 29.5 },
  { ...apply, key: 'importanceReason', header: '重要度の理由', width: 30.3984375 },
  { ...apply, key: 'urgency', header: '顧客にとっての\n緊急度: (高・中・低)', width: 21.296875 },
  { ...apply, key: 'urgencyReason', header: '緊急度の理由', width: 30.3984375, sides: ['TB', 'LTB'] },
  {
    key: 'boardUrl',
    header: '勝ちパターンの成立(Event StormingのURLを記載)',
    headerRow: 8,
    part: 'tail',
    work: null,
    width: 30.3984375,
    sides: ['T', 'LTB'],
  },
  { key: 'notes', header: '備考', headerRow: 7, part: 'tail', work: null, width: 53.296875, sides: ['LRT', 'LRB'] },
]

export const v20: Format = {
  id: 'v2.0',
  sheetName: SHEET_NAME,
  firstHeaderRow: 7,
  lastHeaderRow: 8,
  exampleRow: 9,
  firstRow: 10,
  columns,
  scaleSheet: null,
  look: {
    zoom: 70,
    rowHeights: { 1: 34.8, 2: 13.2, 3: 26.4, 4: 26.4, 5: 37.2, 6: 19.2, 7: 19.2, 8: 38.4 },
    labels: [
      { at: 'A1', text: SHEET_NAME, size: 22, bold: true },
      { at: 'A3', text: '目的: 勝ちパターンで解ける課題を見つけ、順位をつける', size: 16 },
      { at: 'A5:P5', text: '↓↓①アイデアソンまでにML適用可能性が高い課題を1~3個記入↓↓', size: 16, align: 'center' },
    ],
    fills: [
      { range: 'A1:P1', colour: 'green' },
      { range: 'A5:P5', colour: 'green' },
    ],
  },
}
