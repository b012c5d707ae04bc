import type { Text } from '../core/text'
import type { AddedCell, AddedRow, AddedSheet } from '../worksheet/added-sheet'
import { cellAddress } from '../worksheet/grid'
import type { Cells } from '../worksheet/model'
import { ROW_ID_HEADER } from '../worksheet/row-ids'
import { type ReadinessLevel, assessUseCase } from './assess'
import { answers, type DatasetFacts } from './dataset'
import { type Fit, type FitReading, readFit } from './fit'
import { fitChecks, type FitKind, fitTexts } from './fit-checks'
import { answerTexts, contentOf, headers, type Item, items, type Table, tables } from './sheet-items'

/**
 * The sheet that takes a worksheet's data readiness along in its file: which data each use case needs and whether ML
 * fits it, everything about those datasets, and the answers on ML fit. Three tables below each other; ids of use cases
 * stand in the first column, where sorting a table takes them along.
 */
export const READINESS_SHEET = 'データ準備状況'

/** A dataset as a file holds it: by its name, which is one of its kind in a workspace. */
export interface NamedDataset {
  name: string
  facts: DatasetFacts
}

/** What a use case needs, by name, and whether ML fits it. */
export interface NamedAssessment {
  datasets: string[]
  fit: Fit
}

export interface ReadinessContent {
  /** The day that evidence is judged on, `2026-04-01`. */
  today: string
  /** The datasets that the use cases need. */
  datasets: readonly NamedDataset[]
  /** Those with an assessment, in worksheet order. */
  useCases: readonly (NamedAssessment & { id: string; cells: Cells })[]
}

/** Titles above the tables. */
const titles: Record<Table, string> = {
  useCases: 'ユースケースごとのデータ準備状況',
  datasets: 'データセット',
  fit: 'MLに向くかどうか',
}

const levels: Record<ReadinessLevel | 'none', Text> = {
  improve: { ja: '要準備', en: 'To prepare' },
  acceptable: { ja: '利用可能', en: 'Workable' },
  best: { ja: '準備完了', en: 'Ready' },
  none: { ja: '未登録', en: 'Not listed' },
}
const verdicts: Record<FitReading['verdict'], string> = {
  ml: 'MLに向く',
  rules: 'MLに向かない',
  open: '判断待ち',
}
const patterns: Record<FitReading['pattern'], string> = {
  holds: '成り立つ',
  fails: '成り立たない',
  open: '未確認',
}
const kinds: Record<FitKind, string> = {
  reason: 'MLを使う理由',
  condition: 'MLを使える条件',
  pattern: '勝ちパターン',
}

/** Of the columns from A on; the first holds the ids. */
const columns = [40, 22, 34, 34, 34, 34, 18, 16, 16].map((width, index) => ({ width, hidden: index === 0 }))

const ask = (known: readonly (keyof typeof answerTexts)[]) => known.map((each) => answerTexts[each].ja)

/**
 * The sheet, or null while nothing was assessed.
 * @param withRowIds fills the first column with the ids of the use cases; without them rows are told by their No
 */
export function readinessSheet(
  { today, datasets, useCases }: ReadinessContent,
  withRowIds: boolean,
): AddedSheet | null {
  if (useCases.length === 0) return null
  const rows: AddedRow[] = []
  const lists: AddedSheet['lists'] = []
  const add = (cells: readonly (AddedCell | null)[], id: string | null = null) => {
    const all = [withRowIds && id !== null ? { look: 'key' as const, text: id } : null, ...cells]
    const filled = all.flatMap((cell, column) => (cell ? [[column, cell] as const] : []))
    rows.push({ number: rows.length + 1, cells: new Map(filled) })
  }
  const begin = (table: Table, note: string | null = null) => {
    if (rows.length > 0) add([])
    add([{ look: 'title', text: titles[table] }])
    if (note !== null) add([{ look: 'note', text: note }])
    add(
      tables[table].columns.map((header) => ({ look: 'header', text: headers[header].ja })),
      ROW_ID_HEADER,
    )
  }
  const listAt = (column: number, known: Parameters<typeof ask>[0]) =>
    lists.push({ range: cellAddress(column, rows.length), texts: ask(known) })

  begin('useCases', `${today}時点。準備状況から右は計算した値で、取り込むときは回答から計算し直します。`)
  const byName = new Map(datasets.map((dataset) => [dataset.name, { ...dataset, id: dataset.name }]))
  for (const { id, cells, datasets: names, fit } of useCases) {
    const { level, days, cost } = assessUseCase(
      names.flatMap((name) => byName.get(name) ?? []),
      today,
    )
    const { verdict, pattern } = readFit(fit)
    const results = [levels[level ?? 'none'].ja, days, cost, verdicts[verdict], patterns[pattern]]
    add([...labels(cells.no, nameOf(cells)), input(names.join('\n')), ...results.map(result)], id)
  }
  if (datasets.length > 0) begin('datasets')
  for (const { name, facts } of datasets) {
    for (const { group, label, item } of items) {
      const [content = '', ...rest] = contentOf(facts, item)
      const amount =
        item.kind === 'amount' && content !== '' ? { look: 'input' as const, number: Number(content) } : null
      add([...labels(name, group.ja, label.ja), amount ?? input(content), ...evidence(item, rest)])
      if (item.kind === 'state') listAt(4, ['notNeeded', ...answers])
      else if (item.kind === 'atPrediction' || item.kind === 'question') listAt(4, answers)
    }
  }
  begin('fit')
  for (const { id, cells, fit } of useCases) {
    for (const check of fitChecks) {
      const { answer = 'unknown', reason = '' } = fit[check] ?? {}
      const { kind, text } = fitTexts[check]
      const about = labels(cells.no, nameOf(cells), kinds[kind], text.ja)
      add([...about, input(answerTexts[answer].ja), input(reason)], id)
      listAt(5, answers)
    }
  }
  return { name: READINESS_SHEET, columns, rows, merges: [], lists }
}

function labels(...texts: (string | undefined)[]): AddedCell[] {
  return texts.map((text) => ({ look: 'label', ...(text && { text }) }))
}

function input(text: string): AddedCell {
  return { look: 'input', ...(text !== '' && { text }) }
}

function result(value: string | number | null): AddedCell {
  if (typeof value === 'number') return { look: 'result', number: value }
  return { look: 'result', ...(value !== null && { text: value }) }
}

/** Beside a question; other items have none. */
function evidence({ kind }: Item, texts: readonly string[]): (AddedCell | null)[] {
  return kind === 'question' ? texts.map(input) : []
}

function nameOf({ product, problem, caseName }: Cells): string {
  const text = [product, problem ?? caseName].filter(Boolean).join(' / ').replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
