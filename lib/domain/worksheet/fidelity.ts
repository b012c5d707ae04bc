import type { Text } from '../core/text'
import { fields, isFieldKey, isProductField } from './fields'

/** What a write-back did to a person's file, as data and in words. */
export interface FidelityReport {
  /** Names of the parts whose bytes are those of the original. */
  identical: string[]
  changed: string[]
  added: string[]
  removed: string[]
  /** Cells that people's changes reached; null is an empty cell. */
  cells: CellChange[]
  /** Priorities whose stored result was computed anew. */
  priorities: CellChange[]
  /** Rows added below the table. */
  rowsAppended: { sheet: string; row: number }[]
  /** Other formulas depend on what changed, so Excel is asked to calculate everything when it opens the file. */
  fullCalcOnLoad: boolean
  /** What a person should know, above all what could not be kept. */
  notes: FidelityNote[]
}

export interface CellChange {
  sheet: string
  /** Address such as `G12`. */
  cell: string
  from: string | null
  to: string | null
}

export interface FidelityNote {
  code: FidelityCode
  sheet: string
  /** Address or range, or null when the note is about the sheet. */
  cell: string | null
  /** The text that was not written, a header or a formula; '' where the sentence mentions none. */
  text: string
}

const definitions = {
  recalculated: ({ text }) => ({
    ja: `ほかの数式(${text})が変更したセルに依存するため、Excelで開くと全体が再計算されます。`,
    en: `Another formula (${text}) depends on a changed cell, so Excel recalculates the workbook when it opens it.`,
  }),
  formulaReplaced: ({ text }) => ({
    ja: `セルの数式「${text}」は、書き込んだ値に置き換わりました。`,
    en: `The formula 「${text}」 of the cell was replaced by the new value.`,
  }),
  formulaNotExtended: ({ text }) => ({
    ja: `数式「${text}」は複数のセルにまたがるため、追加した行には延長していません。`,
    en: `The formula 「${text}」 spans several cells and was not extended to the added rows.`,
  }),
  arrayKept: ({ text }) => ({
    ja: `配列数式の一部であるため、「${text}」を書き込んでいません。`,
    en: `The cell is part of an array formula, so 「${text}」 was not written.`,
  }),
  customPriority: ({ text }) => ({
    ja: `優先度の数式「${text}」が公開されている形式と異なります。結果はExcelで再計算されます。`,
    en: `The priority formula 「${text}」 is not the published one. Excel will compute its result.`,
  }),
  priorityByHand: () => ({
    ja: '優先度が手で入力されているため、そのまま残しました。',
    en: 'The priority was typed by hand and was left as it is.',
  }),
  levelUnknownToFormula: ({ text }) => ({
    ja: `優先度の数式は「${text}」という書き方を知らないため、Excelで再計算すると#N/Aになります。`,
    en: `The priority formula does not know the wording 「${text}」: Excel will compute #N/A.`,
  }),
  mergedCell: ({ text }) => ({
    ja: `結合セルであるため、「${text}」は結合範囲のすべての行の値になります。`,
    en: `The cell is merged, so 「${text}」 becomes the value of every row of the merge.`,
  }),
  mergedNotKept: ({ text }) => ({
    ja: `結合セルには1つの値しか入らないため、「${text}」を書き込んでいません。`,
    en: `Merged cells hold one value, so 「${text}」 was not written.`,
  }),
  noColumn: ({ text }) => {
    const { ja, en } = isFieldKey(text) ? fields[text].label : { ja: text, en: text }
    const elsewhere = isProductField(text)
      ? {
          ja: '形式を選んで書き出すと、専用のシートに入ります。',
          en: ' A file drawn in a format has it on a sheet of its own.',
        }
      : { ja: '', en: '' }
    return {
      ja: `「${ja}」の列がファイルにないため、この項目の値を書き込んでいません。${elsewhere.ja}`,
      en: `The file has no column “${en}”, so the values of this field were not written.${elsewhere.en}`,
    }
  },
  scaleKept: ({ text }) => ({
    ja: `優先度の配点(${text})は書き込んでいません。このファイルの優先度は、ファイルにある配点で計算されます。`,
    en: `The scale of the priority (${text}) was not written. The priorities in this file follow the file's own scale.`,
  }),
  textCut: () => ({
    ja: 'Excelのセルの上限32,767文字を超えるため、超えた分を切り捨てました。',
    en: 'The text is longer than the 32,767 characters of an Excel cell and was cut.',
  }),
  linkChanged: ({ text }) => ({
    ja: text === '' ? 'セルのハイパーリンクを外しました。' : `セルのハイパーリンクを「${text}」に変えました。`,
    en: text === '' ? 'The hyperlink of the cell was removed.' : `The hyperlink of the cell now leads to ${text}.`,
  }),
  rangeGrown: ({ text }) => ({
    ja: `追加した行を含むよう、範囲を${text}に広げました。`,
    en: `The range was extended to ${text} to cover the added rows.`,
  }),
  tableNotGrown: () => ({
    ja: 'テーブルのすぐ下に行を追加できないため、テーブルの範囲は変えていません。',
    en: 'The rows could not be added directly below the table, so its range was left as it is.',
  }),
  printAreaKept: ({ text }) => ({
    ja: `印刷範囲(${text})は変えていません。追加した行は印刷されません。`,
    en: `The print area (${text}) was left as it is. The added rows are outside it.`,
  }),
  filterKept: ({ text }) => ({
    ja: `オートフィルターの範囲(${text})は変えていません。追加した行は範囲の外です。`,
    en: `The range of the autofilter (${text}) was left as it is. The added rows are outside it.`,
  }),
  rowIds: ({ text }) => ({
    ja: `行の識別子を、${text}列(非表示、印刷されません)に書き込みました。`,
    en: `The ids of the rows were written to column ${text}, which is hidden and not printed.`,
  }),
  noRoomForIds: () => ({
    ja: '表の右に空いた列がないため、行の識別子を付けていません。',
    en: 'There is no free column right of the table, so the rows were given no ids.',
  }),
  sheetAdded: ({ text }) => ({
    ja: `「${text}」のシートを加えました。取り込むと、同じ内容に戻ります。`,
    en: `The sheet “${text}” was added. Importing the file brings its content back.`,
  }),
  sheetReplaced: ({ text }) => ({
    ja: `「${text}」のシートを、いまの内容に置き換えました。`,
    en: `The sheet “${text}” was replaced by what is stated now.`,
  }),
  sheetLeftOut: ({ text }) => ({
    ja: `ファイルに複数のワークシートがあり、どの行のことか区別できないため、「${text}」のシートは書き込んでいません。`,
    en: `The file has several worksheets whose rows could not be told apart, so the sheet “${text}” was not written.`,
  }),
  rowsUntold: ({ text }) => ({
    ja: `Noのない行や同じNoの行があるため、「${text}」のシートの一部は、取り込み直しても行に戻りません。行の識別子を付けて書き出すと戻ります。`,
    en: `Rows lack a No or share one, so parts of the sheet “${text}” will not find their rows when the file is imported. They do when the rows are given ids.`,
  }),
  calcChainRemoved: () => ({
    ja: '数式の計算順序の記録(calcChain)を外しました。Excelが保存時に作り直します。',
    en: 'The record of the calculation order (calcChain) was removed. Excel makes it anew when it saves.',
  }),
} as const satisfies Record<string, (values: { text: string }) => Text>

export type FidelityCode = keyof typeof definitions

/** Quoted texts are shortened to this many characters. */
const QUOTED = 80

/** The sentence of a note, without its address. */
export function fidelityText({ code, text }: FidelityNote): Text {
  const line = text.replace(/\s+/g, ' ').trim()
  return definitions[code]({ text: line.length > QUOTED ? `${[...line].slice(0, QUOTED).join('')}…` : line })
}
