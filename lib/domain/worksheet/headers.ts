import type { ColumnKey } from './formats/format'
import { formats } from './formats/formats'
import { works } from './parts'

/**
 * Which field a header names, whatever its line breaks, width, spaces, added hints or language. The published texts
 * match exactly; everything else is an alias, which counts less when a table has to prove that it is a worksheet.
 */

export interface HeaderMatch {
  key: ColumnKey
  /** The text is one of the published headers. */
  exact: boolean
}

/** Longer texts are sentences, not headers. */
const MAX_HEADER_LENGTH = 200

/**
 * Short forms in Japanese, normalised, without brackets. `ボードへのリンク` is missing on purpose: it is what an export
 * calls the board column of a format that has none, and reading it as the board would change the format.
 */
const japanese: Partial<Record<ColumnKey, readonly string[]>> = {
  no: ['番号', '項番', '#'],
  priority: ['poc優先度', '優先度', '優先順位'],
  product: ['プロダクト', '対象プロダクト', '製品', '製品名', '対象製品', 'サービス名', '対象サービス'],
  targetUser: [
    'ターゲットユーザー',
    '対象ユーザー',
    '想定ユーザー',
    'ターゲット',
    '顧客の定義',
    '自社の顧客',
    'ターゲット顧客',
  ],
  problem: ['課題', 'ユーザーの課題', 'ユーザー課題', '顧客の課題', '顧客課題'],
  background: ['課題の背景', '背景', 'as-is/to-be'],
  urgency: ['ユーザーにとっての緊急度', '顧客にとっての緊急度', '緊急度', '緊急性'],
  urgencyReason: ['緊急度の理由', '緊急度理由', '緊急度の根拠'],
  importance: ['ユーザーにとっての重要度', '顧客にとっての重要度', '重要度', '重要性'],
  importanceReason: ['重要度の理由', '重要度理由', '重要度の根拠'],
  solution: ['課題を解決する手段', '課題の解決手段', '解決手段', '解決策', '解決方法'],
  mlApplicability: ['mlの適用可能性', 'ml適用可能性', '適用可能性', 'mlの適用可否', 'ml適用可否'],
  mlUseCase: ['mlのユースケース', 'mlユースケース', 'ユースケース'],
  mlValue: ['mlの価値', 'ml価値'],
  mlValueReason: ['mlの価値の理由', 'ml価値の理由', 'mlの価値の根拠'],
  concerns: ['要件に関する懸念事項', '要件に関する懸念', '要件の懸念事項', '懸念事項', '懸念'],
  blockers: ['実現を阻害する要因', '実現の阻害要因', '阻害要因'],
  boardUrl: [
    'アイデアソンのボード',
    'アイデアソンボード',
    'アイデアソンのボードのリンク',
    'アイデアソンのボードurl',
    'アイデアソンボードurl',
    'ボードurl',
    '勝ちパターンの成立',
  ],
  notes: ['備考', '備考欄', 'メモ'],
  caseName: ['事例の名前', '事例名', '事例'],
  caseSummary: ['事例の概要', '事例概要', '概要'],
  caseUrl: ['事例のリンク先', '事例のリンク', '事例リンク', '事例のurl', '事例url'],
  whyExperienceImproves: ['なぜ顧客体験が改善するか'],
  whyUsersGrow: ['なぜ利用者が増えるか', 'なぜユーザーが増えるか'],
  whyDataGrows: ['なぜデータが増えるか'],
  whyAccuracyImproves: ['なぜモデルの精度が向上するか', 'なぜ精度が向上するか'],
}

/** English headers as sets of words, after `synonyms` and without `fillers`; order does not matter. */
const english: Partial<Record<ColumnKey, readonly string[]>> = {
  no: ['no'],
  priority: ['priority', 'poc priority', 'auto poc priority', 'auto priority'],
  product: ['product', 'product name', 'product target', 'service', 'service name'],
  targetUser: [
    'target',
    'target user',
    'segment user',
    'segment target user',
    'target user product',
    'definition user',
    'user',
  ],
  problem: ['problem', 'problem user', 'problem user target', 'problem product user'],
  background: ['background', 'background problem'],
  urgency: ['urgency', 'urgency user'],
  urgencyReason: ['reason urgency'],
  importance: ['importance', 'importance user'],
  importanceReason: ['importance reason'],
  solution: ['solution', 'problem solution', 'bottleneck solution', 'bottleneck problem solution'],
  mlApplicability: ['applicability', 'applicability ml'],
  mlUseCase: ['usecase', 'ml usecase'],
  mlValue: ['value', 'ml value'],
  mlValueReason: ['reason value', 'ml reason value'],
  concerns: ['concern', 'concern requirement'],
  blockers: ['blocker', 'blocker factor', 'blocker realization', 'blocker factor realization', 'blocker problem'],
  boardUrl: [
    'board',
    'board link',
    'board ideathon',
    'board ideathon link',
    'board miro',
    'event link storming',
    'pattern winning',
    'pattern valid winning',
  ],
  notes: ['note'],
  caseName: ['case', 'case name'],
  caseSummary: ['summary', 'case summary'],
  caseUrl: ['case link'],
  whyExperienceImproves: ['experience improve reason', 'experience improve reason user'],
  whyUsersGrow: ['grow reason user', 'grow no reason user'],
  whyDataGrows: ['data grow reason'],
  whyAccuracyImproves: ['accuracy improve reason', 'accuracy improve model reason'],
}

const synonyms = new Map(
  Object.entries({
    accuracy: ['precision'],
    applicability: [
      'applicable',
      'application',
      'potential',
      'applied',
      'applying',
      'feasibility',
      'feasible',
      'possibility',
      'suitability',
    ],
    background: ['context'],
    auto: ['automatic', 'automatically', 'calculated'],
    blocker: [
      'blockers',
      'blocking',
      'obstacle',
      'obstacles',
      'barrier',
      'barriers',
      'impediment',
      'impediments',
      'hinder',
      'hinders',
      'hindering',
      'hindrance',
      'inhibit',
      'inhibiting',
      'prevent',
      'preventing',
      'prevents',
    ],
    case: ['cases', 'example', 'examples'],
    concern: ['concerns', 'worry', 'worries', 'risk', 'risks'],
    factor: ['factors', 'cause', 'causes'],
    grow: ['grows', 'growth', 'increase', 'increases', 'accumulate', 'accumulates', 'rise'],
    improve: ['improves', 'improved', 'improvement', 'better'],
    importance: ['important', 'severity'],
    link: ['links', 'url', 'urls'],
    ml: ['ai'],
    name: ['title'],
    no: ['number', 'num', 'nr', 'id'],
    note: ['notes', 'remark', 'remarks', 'comment', 'comments', 'memo'],
    problem: ['problems', 'issue', 'issues', 'challenge', 'challenges', 'pain', 'pains'],
    product: ['products'],
    realization: ['realisation', 'implementation', 'realizing', 'achieving', 'achievement'],
    reason: ['reasons', 'rationale', 'why', 'basis', 'justification'],
    requirement: ['requirements'],
    solution: [
      'approach',
      'solutions',
      'solve',
      'solving',
      'resolve',
      'resolving',
      'means',
      'method',
      'measure',
      'measures',
    ],
    summary: ['overview', 'outline', 'description'],
    target: ['targets', 'targeted'],
    urgency: ['urgent'],
    usecase: ['usecases'],
    user: ['users', 'customer', 'customers', 'audience'],
    value: ['valuable'],
    definition: ['define'],
    winning: ['success', 'successful'],
    valid: ['validity', 'established', 'establishment', 'formation', 'holds'],
  }).flatMap(([word, others]) => others.map((other) => [other, word])),
)

const fillers = new Set(
  'a about additional amount an and are as be business by can degree do does faced for from how in is it its level of on or our own provided regarding s score study that the their this to was way what which will with you your'.split(
    ' ',
  ),
)

const exactKeys = new Map<string, ColumnKey>()
for (const { columns } of Object.values(formats)) {
  for (const { header, key } of columns) exactKeys.set(squeezed(header), key)
}
const japaneseKeys = invert(japanese, (alias) => alias)
const englishKeys = invert(english, (alias) => alias.split(' ').sort().join(' '))
const groupTitles = Object.values(works).map(({ ja }) => squeezed(ja))

function invert(
  aliases: Partial<Record<ColumnKey, readonly string[]>>,
  form: (alias: string) => string,
): Map<string, ColumnKey> {
  return new Map(Object.entries(aliases).flatMap(([key, words]) => words.map((word) => [form(word), key as ColumnKey])))
}

/** Header text as it is compared: width, case, spaces, line breaks and both spellings of ユーザー and both names of ML made one. */
function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200B]/g, '')
    .replace(/ユーザー?/g, 'ユーザー')
    .replaceAll('機械学習', 'ml')
}

/** The column that a header cell names, or null. */
export function matchHeader(text: string): HeaderMatch | null {
  if (text.length > MAX_HEADER_LENGTH) return null
  if (isGroupTitle(text)) return null
  const whole = withoutGroupTitle(squeezed(text))
  const exact = exactKeys.get(whole)
  if (exact) return { key: exact, exact: true }
  const short = core(whole)
  const alias = japaneseKeys.get(short) ?? exactKeys.get(short) ?? englishKey(text) ?? bilingualKey(text)
  return alias ? { key: alias, exact: false } : null
}

/** A header in two languages, one below or beside the other, names a field when both do. */
function bilingualKey(text: string): ColumnKey | null {
  const [first, ...others] = text.replace(/[(（].*?[)）]/gs, '').split(/[\r\n/／|]+/)
  const key = others.length > 0 ? matchHeader(first!)?.key : undefined
  return key && others.every((each) => matchHeader(each)?.key === key) ? key : null
}

/** Whether a text is the title of a Work, which stands above several headers and is none itself. */
export function isGroupTitle(text: string): boolean {
  return groupTitles.includes(squeezed(text))
}

/** A table flattened to one header row may carry the Work, or its whole title, before the field's label. */
function withoutGroupTitle(text: string): string {
  const title = groupTitles.find((each) => text.startsWith(each) && text.length > each.length)
  return (title ? text.slice(title.length) : text.replace(/^work\d/, '')).replace(/^[-/|:>・_]+(?=.)/, '')
}

/** A header without what people add to it: brackets, hints after ※ or a colon, a leading number, final marks. */
function core(text: string): string {
  return text
    .replace(/[([{【<].*?[)\]}】>]/g, '')
    .replace(/[※:△].*$/, '')
    .replace(/^\d+[.)]?/, '')
    .replace(/[。.,、?*!]+$/, '')
    .replace(/のか$/, 'か')
}

function englishKey(text: string): ColumnKey | null {
  const phrase = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/gs, ' ')
    .replace(/[:※*][^]*$/, '')
    .replace(/machine learning/g, 'ml')
    .replace(/use[\s-]*case/g, 'usecase')
    .replace(/pain[\s-]*point/g, 'problem')
    .replace(/^\s*\d+[.)]?/, '')
  // A number, or a letter of another language, says more than the known words do.
  if (!/^[\x00-\x2F\x3A-\x7F’]+$/.test(phrase)) return null
  const words = (phrase.match(/[a-z]+/g) ?? []).map((word) => synonyms.get(word) ?? word)
  const bag = [...new Set(words)].filter((word) => !fillers.has(word)).sort()
  return englishKeys.get(bag.join(' ')) ?? null
}
