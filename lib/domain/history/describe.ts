import type { Locale, Text } from '../core/text'
import type { Fit } from '../readiness/fit'
import { answerTexts, type FitCheck, fitChecks, fitTexts } from '../readiness/fit-checks'
import { type CellKey, fieldLabel } from '../worksheet/fields'
import type { Scale } from '../worksheet/model'
import type { DatasetEffect, WorksheetEvent } from './event'
import type { HistoryEntry } from './group'
import type { StepRow } from './step'

/** What the history is of: a sentence names only what the place where it stands does not. */
export type HistoryView = 'worksheet' | 'row' | 'cell'

/** Cells that a sentence names one by one. */
const MAX_NAMED = 3

/**
 * What was done, as the part of a sentence that stands behind who and when: 課題を入力, `typed Problem`.
 * @param moment writes a moment (ISO 8601) as the reader's clock shows it
 */
export function describe(
  entry: HistoryEntry,
  view: HistoryView,
  locale: Locale,
  moment: (at: string) => string,
): string {
  const { worksheet } = entry
  return (worksheet && view === 'worksheet' ? describeEvent(worksheet, entry, moment) : describeRows(entry, view))[
    locale
  ]
}

function describeEvent(event: WorksheetEvent, { rowCount }: HistoryEntry, moment: (at: string) => string): Text {
  switch (event.kind) {
    case 'create':
      return { ja: 'ワークシートを作成', en: 'created the worksheet' }
    case 'example':
      return { ja: '記入例からワークシートを作成', en: 'created the worksheet from the example' }
    case 'duplicate':
      return { ja: 'ほかのワークシートを複製して作成', en: 'created the worksheet as a copy of another' }
    case 'rename':
      return {
        ja: `名前を「${event.from}」から「${event.to}」に変更`,
        en: `renamed the worksheet from “${event.from}” to “${event.to}”`,
      }
    case 'scale':
      return describeScale(event.from, event.to)
    case 'archive':
      return { ja: 'ワークシートをアーカイブ', en: 'archived the worksheet' }
    case 'restore':
      return { ja: 'ワークシートのアーカイブを解除', en: 'took the worksheet back out of the archive' }
    case 'import':
      return withDatasets(event.datasets, event.addedColumns, {
        ja: `「${event.fileName}」のシート「${event.sheet}」から${event.useCases}行を取り込み`,
        en: `imported ${rows(event.useCases)} from sheet “${event.sheet}” of “${event.fileName}”`,
      })
    case 'merge':
      return withDatasets(event.datasets, event.addedColumns, {
        ja: `「${event.fileName}」を統合して${rowCount}行を変更`,
        en: `merged “${event.fileName}”, changing ${rows(rowCount)}`,
      })
    case 'undoImport':
      return { ja: `「${event.fileName}」の取り込みを取り消し`, en: `undid the import of “${event.fileName}”` }
    case 'assessment': {
      const row = useCaseOf(event.no)
      const what = assessmentChange(event)
      return { ja: `${row.ja}${what.ja}を変更`, en: `changed ${what.en}${row.en}` }
    }
    case 'valuation': {
      const row = useCaseOf(event.no)
      return { ja: `${row.ja}事業価値の試算を変更`, en: `changed the business value${row.en}` }
    }
    case 'restoreAsOf':
      return withColumns(event.addedColumns, {
        ja: `${moment(event.at)}の状態に復元して${rowCount}行を変更`,
        en: `restored the worksheet as of ${moment(event.at)}, changing ${rows(rowCount)}`,
      })
  }
}

function useCaseOf(no: string): Text {
  return no ? { ja: `No ${no}の`, en: ` of No ${no}` } : { ja: '', en: '' }
}

function describeScale(from: Scale, to: Scale): Text {
  const changed = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((level) => from[level] !== to[level])
  const list = changed.map((level) => `${level} ${from[level] ?? '-'} → ${to[level] ?? '-'}`)
  return { ja: `点数を変更(${list.join('、')})`, en: `changed the scores (${list.join(', ')})` }
}

/** What of a use case's assessment changed: the data it needs, by name, and each answer on ML fit with its reason. */
function assessmentChange({ from, to }: Extract<WorksheetEvent, { kind: 'assessment' }>): Text {
  const [had, needs] = [from.datasets.toSorted(), to.datasets.toSorted()]
  const parts: Text[] = []
  if (had.join('\0') !== needs.join('\0')) {
    parts.push({
      ja: `必要なデータ(${had.join('・') || 'なし'} → ${needs.join('・') || 'なし'})`,
      en: `the data it needs (${had.join(', ') || 'none'} → ${needs.join(', ') || 'none'})`,
    })
  }
  const answers = fitChecks
    .filter((check) => saidOf(from.fit, check).ja !== saidOf(to.fit, check).ja)
    .map((check): Text => {
      const [{ text }, before, after] = [fitTexts[check], saidOf(from.fit, check), saidOf(to.fit, check)]
      return { ja: `${text.ja}: ${before.ja} → ${after.ja}`, en: `${text.en}: ${before.en} → ${after.en}` }
    })
  if (answers.length > 0 || parts.length === 0) {
    const told = (locale: Locale, and: string) => answers.map((each) => each[locale]).join(and)
    parts.push({
      ja: `ML適性の回答${answers.length > 0 ? `(${told('ja', '、')})` : ''}`,
      en: `the answers on ML fit${answers.length > 0 ? ` (${told('en', '; ')})` : ''}`,
    })
  }
  return { ja: parts.map(({ ja }) => ja).join('と'), en: parts.map(({ en }) => en).join(' and ') }
}

/** An answer and its reason, in words. */
function saidOf(fit: Fit, check: FitCheck): Text {
  const { answer = 'unknown', reason = '' } = fit[check] ?? {}
  const { ja, en } = answerTexts[answer]
  return reason === '' ? { ja, en } : { ja: `${ja}「${reason}」`, en: `${en} “${reason}”` }
}

function withDatasets(datasets: readonly DatasetEffect[] = [], columns: readonly string[], text: Text): Text {
  const told = withColumns(columns, text)
  if (datasets.length === 0) return told
  const names = datasets.map(({ name }) => name)
  return {
    ja: `${told.ja}、データセットを追加・更新(${names.join('、')})`,
    en: `${told.en}, adding or updating datasets (${names.join(', ')})`,
  }
}

function withColumns(columns: readonly string[], text: Text): Text {
  if (columns.length === 0) return text
  const names = columns.map((key) => fieldLabel(key as CellKey))
  return {
    ja: `${text.ja}、列を追加(${names.map(({ ja }) => ja).join('、')})`,
    en: `${text.en}, adding columns (${names.map(({ en }) => en).join(', ')})`,
  }
}

/** What became of a row as a whole; `changed` when only texts in it did. */
type RowFate = 'added' | 'deleted' | 'returned' | 'moved' | 'changed'

function fateOf({ changes }: StepRow): RowFate {
  if (changes.position?.from === null) return 'added'
  if (changes.deleted) return changes.deleted.to === null ? 'returned' : 'deleted'
  return changes.position && Object.keys(changes).length === 1 ? 'moved' : 'changed'
}

const fates: Record<Exclude<RowFate, 'changed'>, Text> = {
  added: { ja: 'を追加', en: 'added' },
  deleted: { ja: 'を削除', en: 'deleted' },
  returned: { ja: 'を復元', en: 'brought back' },
  moved: { ja: 'を移動', en: 'moved' },
}

/** How texts change: behind the cells in Japanese, before them in English. */
const ways: Record<string, Text> = {
  typing: { ja: 'を入力', en: 'typed' },
  paste: { ja: 'に貼り付け', en: 'pasted into' },
  fill: { ja: 'を上のセルからコピー', en: 'filled' },
  clear: { ja: 'を空に変更', en: 'cleared' },
  rows: { ja: 'を入力', en: 'filled in' },
  undo: { ja: 'を「元に戻す」で変更', en: 'undid a change of' },
  redo: { ja: 'を「やり直す」で変更', en: 'redid a change of' },
  import: { ja: 'を取り込みで変更', en: 'imported' },
  merge: { ja: 'を統合で変更', en: 'merged a file into' },
  conflict: { ja: 'を重なりから選んで変更', en: 'decided a conflict about' },
  declined: { ja: 'に選ばれなかった内容を記録', en: 'kept the text not chosen for' },
  restore: { ja: 'を復元', en: 'restored' },
  restoreAsOf: { ja: 'を復元', en: 'restored' },
  api: { ja: 'をAPIで変更', en: 'changed through the API' },
}
const otherWay: Text = { ja: 'を変更', en: 'changed' }

/** Through what rows came, went or moved, where that is not the plain command for it. */
const through: Record<string, Text> = {
  paste: { ja: '貼り付け', en: 'by pasting' },
  undo: { ja: '「元に戻す」', en: 'by undo' },
  redo: { ja: '「やり直す」', en: 'by redo' },
  import: { ja: '取り込み', en: 'by an import' },
  merge: { ja: '統合', en: 'by merging a file' },
  restoreAsOf: { ja: 'ワークシートの復元', en: 'by restoring the worksheet' },
  api: { ja: 'API', en: 'through the API' },
}

function describeRows({ source, rows: changed, rowCount }: HistoryEntry, view: HistoryView): Text {
  const first = changed[0]
  if (!first) return otherWay
  const fate = fateOf(first)
  // An action on many rows shows only some; what these have in common may not be true of all.
  const shared = fate !== 'changed' && rowCount === changed.length && changed.every((row) => fateOf(row) === fate)
  const what = rowCount > 1 ? { ja: `${rowCount}行`, en: rows(rowCount) } : rowOf(first, view)
  if (shared) {
    const by = through[source]
    const how = fates[fate]
    return { ja: `${by ? `${by.ja}で` : ''}${what.ja}${how.ja}`, en: `${how.en} ${what.en}${by ? ` ${by.en}` : ''}` }
  }
  const way = ways[source] ?? otherWay
  const cells = rowCount > 1 ? what : cellsOf(first, view, what)
  return { ja: `${cells.ja}${way.ja}`, en: `${way.en} ${cells.en}` }
}

function rowOf({ name }: StepRow, view: HistoryView): Text {
  return view === 'worksheet' && name.no
    ? { ja: `No ${name.no}の行`, en: `row No ${name.no}` }
    : { ja: '行', en: 'the row' }
}

function cellsOf({ name, changes }: StepRow, view: HistoryView, row: Text): Text {
  if (view === 'cell') return { ja: 'このセル', en: 'this cell' }
  const fields = Object.keys(changes).filter((field) => field !== 'position' && field !== 'deleted') as CellKey[]
  if (fields.length === 0) return row
  const labels = fields.map(fieldLabel)
  const cells: Text =
    fields.length > MAX_NAMED
      ? { ja: `${fields.length}項目`, en: `${fields.length} cells` }
      : { ja: labels.map(({ ja }) => ja).join('、'), en: labels.map(({ en }) => en).join(', ') }
  if (view !== 'worksheet' || !name.no) return cells
  return { ja: `No ${name.no}の${cells.ja}`, en: `${cells.en} of No ${name.no}` }
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}
