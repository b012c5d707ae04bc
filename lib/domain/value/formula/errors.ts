import type { Text } from '../../core/text'

/** What a formula error mentions: the text at the place, a suggestion, the two units that do not agree, a limit. */
export interface FormulaErrorValues {
  text?: string
  suggestion?: string
  left?: Text
  right?: Text
  limit?: number
}

type Sentence = (values: { text: string; suggestion: string; left: Text; right: Text; limit: number }) => Text

const sentences = {
  empty: () => ({ ja: '式が空です。', en: 'The formula is empty.' }),
  tooLong: ({ limit }) => ({
    ja: `式が長すぎます。${limit}文字までにしてください。`,
    en: `The formula is too long. Keep it within ${limit} characters.`,
  }),
  tooDeep: ({ limit }) => ({
    ja: `括弧が深すぎます。${limit}段までにしてください。`,
    en: `The brackets are nested too deeply. Keep them within ${limit} levels.`,
  }),
  numberTooLong: () => ({
    ja: '数値の桁が多すぎます。15桁までにしてください。',
    en: 'The number has too many digits. Keep it within 15.',
  }),
  unreadable: ({ text }) => ({
    ja: `「${text}」は式に使えません。名前に使うときは「"」で囲んでください。`,
    en: `“${text}” cannot be used in a formula. Put quotes around a name that contains it.`,
  }),
  unopened: () => ({ ja: 'この閉じ括弧に対応する開き括弧がありません。', en: 'This bracket was never opened.' }),
  unclosed: () => ({ ja: 'この開き括弧が閉じられていません。', en: 'This bracket is never closed.' }),
  unclosedQuote: () => ({ ja: 'この引用符が閉じられていません。', en: 'This quote is never closed.' }),
  valueMissing: () => ({
    ja: 'ここに数値か名前が必要です。',
    en: 'A number or a name is needed here.',
  }),
  operatorMissing: ({ text }) => ({
    ja: `「${text}」の前に演算子(+ - × ÷)が必要です。`,
    en: `An operator (+ - × ÷) is needed before “${text}”.`,
  }),
  unexpected: ({ text }) => ({ ja: `「${text}」はここに置けません。`, en: `“${text}” cannot stand here.` }),
  argumentCount: ({ text }) => ({
    ja: `${text} の引数の数が合いません。`,
    en: `${text} has a wrong number of arguments.`,
  }),
  unknownName: ({ text, suggestion }) => ({
    ja: suggestion
      ? `「${text}」という項目はありません。「${suggestion}」のことですか。`
      : `「${text}」という項目はありません。`,
    en: suggestion ? `There is no term “${text}”. Did you mean “${suggestion}”?` : `There is no term “${text}”.`,
  }),
  unreadableTerm: ({ text }) => ({
    ja: `「${text}」に誤りがあります。先にそちらを直してください。`,
    en: `There is an error in “${text}”. Please mend it first.`,
  }),
  digitsNeeded: () => ({
    ja: '小数点以下の桁数は、-12から12の整数で直接書いてください。',
    en: 'Write the number of decimal places as a whole number from -12 to 12.',
  }),
  unknownUnit: ({ text }) => ({ ja: `単位「${text}」を読み取れません。`, en: `The unit “${text}” cannot be read.` }),
  unitMismatch: ({ left, right }) => ({
    ja: `単位が合いません。左は${left.ja}、右は${right.ja}です。`,
    en: `The units do not agree: ${left.en} on the left, ${right.en} on the right.`,
  }),
  exponentUnit: ({ right }) => ({
    ja: `べき乗の指数は単位のない数にしてください。ここは${right.ja}です。`,
    en: `An exponent must be a plain number. This one is ${right.en}.`,
  }),
  plainNumberNeeded: ({ right }) => ({
    ja: `ここは単位のない数にしてください。いまは${right.ja}です。`,
    en: `A plain number is needed here. This one is ${right.en}.`,
  }),
  unitExponentVaries: ({ left }) => ({
    ja: `${left.ja}をべき乗するときの指数は、整数で直接書いてください。`,
    en: `To raise ${left.en} to a power, write the exponent as a whole number.`,
  }),
  resultUnit: ({ left, right }) => ({
    ja: `結果の単位は${left.ja}です。${right.ja}になるようにしてください。`,
    en: `The result is in ${left.en}. It should be in ${right.en}.`,
  }),
  resultPeriod: ({ left, right }) => ({
    ja: `結果の単位は${left.ja}です。${right.ja}になるようにするか、「いつごとの金額か」を選んでください。`,
    en: `The result is in ${left.en}. Make it ${right.en}, or choose how often it comes.`,
  }),
  divisionByZero: ({ text }) =>
    /^[0.]+$/.test(text)
      ? { ja: '0では割れません。', en: 'Nothing can be divided by 0.' }
      : {
          ja: `「${text}」の範囲に0が含まれるため、割れません。`,
          en: `“${text}” may be 0 within its range, so nothing can be divided by it.`,
        },
  noNumber: ({ text }) => ({
    ja: `「${text}」の範囲では計算できない値があります。`,
    en: `Within the ranges of its terms “${text}” has values that cannot be calculated.`,
  }),
  nameTaken: ({ text }) => ({
    ja: `「${text}」という項目がすでにあります。式には別の名前を付けてください。`,
    en: `There is a term “${text}” already. Give the formula another name.`,
  }),
  circular: ({ text }) => ({
    ja: `循環参照です: ${text}。`,
    en: `The formulas refer to each other in a circle: ${text}.`,
  }),
} as const satisfies Record<string, Sentence>

export type FormulaErrorCode = keyof typeof sentences

/** What is wrong with a formula, and which of its characters are meant (`to` is behind the last of them). */
export interface FormulaError {
  code: FormulaErrorCode
  from: number
  to: number
  values: FormulaErrorValues
}

export function formulaError(
  code: FormulaErrorCode,
  from: number,
  to: number,
  values: FormulaErrorValues = {},
): FormulaError {
  return { code, from, to, values }
}

const nothing: Text = { ja: '', en: '' }

/** The sentence of an error, without its place. */
export function formulaErrorText({ code, values }: FormulaError): Text {
  const { text = '', suggestion = '', left = nothing, right = nothing, limit = 0 } = values
  const sentence: Sentence = sentences[code]
  return sentence({ text: text.length > 40 ? `${text.slice(0, 40)}…` : text, suggestion, left, right, limit })
}
