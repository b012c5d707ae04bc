import type { Text } from '../core/text'

/** What a person may want to look at after a file was read: the place, and a sentence in either language. */

export type Severity = 'info' | 'warning'

/** Values that the sentence of an issue mentions. */
export interface IssueValues {
  /** The text the cell holds. */
  text: string
  /** What it was read as, or should be. */
  meaning: string
  /** A range such as `C12:C14`. */
  range: string
  /** A header, or the name of a sheet. */
  name: string
  /** A sentence that says why. */
  reason: Text
}

interface Definition {
  severity: Severity
  say: (values: IssueValues) => Text
}

const definitions = {
  normalised: {
    severity: 'info',
    say: ({ text, meaning }) => ({
      ja: `「${text}」を${meaning}と読みました。元の文字は残ります。`,
      en: `「${text}」 was read as ${meaning}. The original text is kept.`,
    }),
  },
  unclearLevel: {
    severity: 'warning',
    say: ({ text, meaning }) => ({
      ja: `「${text}」は${meaning}のどれでもありません。文字は残し、評価は空として扱います。`,
      en: `「${text}」 is not ${meaning}. The text is kept and the rating counts as empty.`,
    }),
  },
  unclearApplicability: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」は〇・△・×のどれでもありません。文字は残し、評価は空として扱います。`,
      en: `「${text}」 is not 〇・△・×. The text is kept and the rating counts as empty.`,
    }),
  },
  priorityDiffers: {
    severity: 'warning',
    say: ({ text, meaning }) => ({
      ja: `ファイルの優先度は「${text}」ですが、計算すると${meaning === '' ? '空' : meaning}になります。`,
      en: `The priority in the file is 「${text}」, but by the rule it is ${meaning === '' ? 'empty' : meaning}.`,
    }),
  },
  errorValue: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `セルがエラー値「${text}」です。文字として取り込みます。`,
      en: `The cell holds the error ${text}. It is taken as text.`,
    }),
  },
  formulaWithoutResult: {
    severity: 'warning',
    say: () => ({
      ja: '数式の計算結果がファイルに保存されていないため、空になります。Excelで開いて保存し直すと読み取れます。',
      en: 'The file holds no result for the formula, so the cell is empty. Open the file in Excel and save it to keep it.',
    }),
  },
  textCut: {
    severity: 'warning',
    say: () => ({
      ja: 'Excelのセルの上限32,767文字を超えるため、超えた分を切り捨てました。',
      en: 'The text is longer than the 32,767 characters of an Excel cell and was cut.',
    }),
  },
  mergedRows: {
    severity: 'info',
    say: ({ range }) => ({
      ja: `結合セル${range}の値を、含まれるすべての行に入れました。`,
      en: `The value of the merged cells ${range} was given to each of their rows.`,
    }),
  },
  mergedColumns: {
    severity: 'info',
    say: ({ range }) => ({
      ja: `結合セル${range}の値を、先頭の列に入れました。`,
      en: `The value of the merged cells ${range} was given to their first column.`,
    }),
  },
  longFact: {
    severity: 'warning',
    say: ({ text, meaning }) => ({
      ja: `「${text}」は${meaning}文字を超えるため、超えた分を切り捨てました。`,
      en: `「${text}」 is longer than ${meaning} characters and was cut.`,
    }),
  },
  unclearAnswer: {
    severity: 'warning',
    say: ({ text, meaning }) => ({
      ja: `「${text}」は${meaning}のどれでもないため、不明として取り込みます。`,
      en: `「${text}」 is not ${meaning} and is taken as unknown.`,
    }),
  },
  unclearAmount: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」は0以上の数として読み取れないため、空として取り込みます。`,
      en: `「${text}」 is no number from 0 up and is taken as empty.`,
    }),
  },
  unreadableValue: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」を読み取れないため、このユースケースの価値は取り込みません。ほかの内容は取り込みます。`,
      en: `「${text}」 cannot be read, so the value of this use case is left out. Everything else is imported.`,
    }),
  },
  unorderedRange: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「低い」「最良の見積もり」「高い」の順に大きくなっていない(${text})ため、このユースケースの価値は取り込みません。ほかの内容は取り込みます。`,
      en: `Low, best and high do not ascend (${text}), so the value of this use case is left out. Everything else is imported.`,
    }),
  },
  missingValueColumn: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」の列が見つからないため、このユースケースの価値は取り込みません。ほかの内容は取り込みます。`,
      en: `There is no column “${text}”, so the value of this use case is left out. Everything else is imported.`,
    }),
  },
  unclearFormula: {
    severity: 'warning',
    say: ({ text, reason }) => ({
      ja: `式「${text}」は計算できません(${reason.ja.replace(/。$/, '')})。書かれたまま取り込みます。`,
      en: `The formula 「${text}」 cannot be calculated (${reason.en.replace(/\.$/, '')}). It is imported as it is written.`,
    }),
  },
  unknownUnit: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `単位「${text}」を読み取れません。書かれたまま取り込みますが、この項目を使う式は計算できません。`,
      en: `The unit 「${text}」 cannot be read. It is imported as it is written, but no formula with this term can be calculated.`,
    }),
  },
  unclearDay: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」は日付として読み取れないため、空として取り込みます。`,
      en: `「${text}」 is no date and is taken as empty.`,
    }),
  },
  hiddenRow: {
    severity: 'info',
    say: () => ({
      ja: '非表示の行です。取り込みの対象に含めます。',
      en: 'The row is hidden. It is imported all the same.',
    }),
  },
  hiddenColumn: {
    severity: 'info',
    say: ({ name }) => ({
      ja: `「${name}」の列は非表示です。取り込みの対象に含めます。`,
      en: `The column “${name}” is hidden. It is imported all the same.`,
    }),
  },
  hiddenSheet: {
    severity: 'info',
    say: ({ name }) => ({
      ja: `シート「${name}」は非表示です。取り込みの対象に含めます。`,
      en: `The sheet “${name}” is hidden. It is imported all the same.`,
    }),
  },
  ownColumn: {
    severity: 'info',
    say: ({ name }) => ({
      ja: `「${name}」は形式にない列です。追加の列として残します。`,
      en: `“${name}” is not a column of the format. It is kept as a column of your own.`,
    }),
  },
  repeatedColumn: {
    severity: 'warning',
    say: ({ name }) => ({
      ja: `「${name}」の列が複数あります。この列は追加の列として残します。`,
      en: `There are several columns “${name}”. This one is kept as a column of your own.`,
    }),
  },
  repeatedHeader: {
    severity: 'info',
    say: () => ({
      ja: '見出しの繰り返しのため、この行は取り込みません。',
      en: 'The row repeats the header and is not imported.',
    }),
  },
  differingHeader: {
    severity: 'warning',
    say: () => ({
      ja: '列の並びが異なる見出しです。この下の行も、上の見出しの列として読みました。別のシートに分けると正しく読み取れます。',
      en: 'This header has its columns in another order. The rows below were read by the header above; a sheet of their own lets them be read right.',
    }),
  },
  leftOut: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `「${text}」は表の行ではないと判断し、取り込みません。`,
      en: `「${text}」 does not seem to be a row of the table and is not imported.`,
    }),
  },
  dateAsNo: {
    severity: 'warning',
    say: ({ text }) => ({
      ja: `Noが日付「${text}」です。「4-1」のような番号をExcelが日付に変えた場合は、直してください。`,
      en: `The No is the date ${text}. If Excel turned a number such as 4-1 into it, please correct it.`,
    }),
  },
  missingColumn: {
    severity: 'warning',
    say: ({ name }) => ({
      ja: `「${name}」の列が見つかりません。この項目は空になります。`,
      en: `There is no column “${name}”. The field stays empty.`,
    }),
  },
  ownScale: {
    severity: 'info',
    say: ({ name, text }) => ({
      ja: `シート「${name}」の配点(${text})で優先度を計算します。`,
      en: `The priority is computed with the scores of the sheet “${name}” (${text}).`,
    }),
  },
  missingScale: {
    severity: 'warning',
    say: () => ({
      ja: '優先度の配点のシートが見つかりません。高3・中2・低1で計算します。',
      en: 'The sheet with the scores is missing. The priority is computed with 高 3, 中 2, 低 1.',
    }),
  },
  furtherSheet: {
    severity: 'warning',
    say: ({ name }) => ({
      ja: `シート「${name}」もワークシートですが、変換するのは最初のシートだけです。`,
      en: `The sheet “${name}” is a worksheet too, but only the first one is converted.`,
    }),
  },
  movedField: {
    severity: 'warning',
    say: ({ name, meaning }) => ({
      ja: `形式${meaning}に「${name}」の列はありません。右端に加えた列に書き出します。`,
      en: `Format ${meaning} has no column “${name}”. It goes into a column added on the right.`,
    }),
  },
  scaleLeftOut: {
    severity: 'warning',
    say: ({ text, meaning }) => ({
      ja: `形式${meaning}には配点のシートがないため、配点(${text})は書き出していません。`,
      en: `Format ${meaning} has no sheet for scores, so yours (${text}) were left out.`,
    }),
  },
  furtherIssues: {
    severity: 'warning',
    say: () => ({ ja: '確認が必要な箇所がほかにも多数あります。', en: 'There are many further places to look at.' }),
  },
  skippedSheet: {
    severity: 'info',
    say: ({ name }) => ({
      ja: `シート「${name}」はワークシートの形式ではないため、読み飛ばしました。`,
      en: `The sheet “${name}” is not a worksheet and was skipped.`,
    }),
  },
} as const satisfies Record<string, Definition>

export type IssueCode = keyof typeof definitions
export const issueCodes = Object.keys(definitions) as [IssueCode, ...IssueCode[]]

export interface Issue {
  severity: Severity
  code: IssueCode
  /** Address such as `G12`, or null when the issue is about the sheet or the file. */
  cell: string | null
  values: Partial<IssueValues>
}

/** Quoted texts are shortened to this many characters; the address leads to the rest. */
const QUOTED = 40

/** An issue at a cell (null: about the sheet or the file), with the values its sentence mentions. */
export function issue(code: IssueCode, cell: string | null, values: Partial<IssueValues> = {}): Issue {
  const shown = Object.entries(values).map(([name, said]) => [name, typeof said === 'string' ? shortened(said) : said])
  return { severity: definitions[code].severity, code, cell, values: Object.fromEntries(shown) }
}

/** The sentence of an issue, without its address. */
export function issueText({ code, values }: Issue): Text {
  const { text = '', meaning = '', range = '', name = '', reason = { ja: '', en: '' } } = values
  return definitions[code].say({ text, meaning, range, name, reason })
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, QUOTED * 2)]
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : line
}
