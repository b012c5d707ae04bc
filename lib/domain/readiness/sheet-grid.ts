import type { Text } from '../core/text'
import type { Grid, GridRow } from '../worksheet/grid'
import type { Cells } from '../worksheet/model'
import { ROW_ID_HEADER } from '../worksheet/row-ids'
import { type ReadinessLevel, assessUseCase } from './assess'
import type { DatasetFacts } from './dataset'
import { type Fit, fitChecks, type FitKind, type FitReading, fitTexts, readFit } from './fit'
import { amountText, answerTexts, contentOf, headers, items, type Table, tables } from './sheet-items'

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

/** Titles above the tables, and what the first says of the rest. */
export const titles: Record<Table, string> = {
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

/**
 * The sheet, or null while nothing was assessed.
 * @param withRowIds fills the first column with the ids of the use cases; without them rows are told by their No
 */
export function readinessGrid({ today, datasets, useCases }: ReadinessContent, withRowIds: boolean): Grid | null {
  if (useCases.length === 0) return null
  const rows: GridRow[] = []
  const add = (id: string | undefined, texts: readonly string[]) => {
    const cells = [withRowIds ? id : undefined, ...texts].flatMap((text, column) =>
      text === undefined || text === '' ? [] : [[column, { text, formula: null }] as const],
    )
    rows.push({ number: rows.length + 1, hidden: false, cells: new Map(cells) })
  }
  const begin = (table: Table, note = '') => {
    if (rows.length > 0) add(undefined, [])
    add(undefined, [titles[table], note])
    add(
      ROW_ID_HEADER,
      tables[table].columns.map((header) => headers[header].ja),
    )
  }

  begin('useCases', `${today}時点。準備状況から右は計算した値で、取り込むときは回答から計算し直します。`)
  const byName = new Map(datasets.map((dataset) => [dataset.name, { ...dataset, id: dataset.name }]))
  for (const { id, cells, datasets: names, fit } of useCases) {
    const { level, days, cost } = assessUseCase(
      names.flatMap((name) => byName.get(name) ?? []),
      today,
    )
    const { verdict, pattern } = readFit(fit)
    add(id, [
      cells.no ?? '',
      nameOf(cells),
      names.join('\n'),
      levels[level ?? 'none'].ja,
      amountText(days),
      amountText(cost),
      verdicts[verdict],
      patterns[pattern],
    ])
  }
  if (datasets.length > 0) begin('datasets')
  for (const { name, facts } of datasets) {
    for (const { group, label, item } of items) add(undefined, [name, group.ja, label.ja, ...contentOf(facts, item)])
  }
  begin('fit')
  for (const { id, cells, fit } of useCases) {
    for (const check of fitChecks) {
      const { answer = 'unknown', reason = '' } = fit[check] ?? {}
      const { kind, text } = fitTexts[check]
      add(id, [cells.no ?? '', nameOf(cells), kinds[kind], text.ja, answerTexts[answer].ja, reason])
    }
  }
  return { name: READINESS_SHEET, hidden: false, rows, merges: [] }
}

function nameOf({ product, problem, caseName }: Cells): string {
  const text = [product, problem ?? caseName].filter(Boolean).join(' / ').replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
