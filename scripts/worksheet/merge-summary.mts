import type { Locale } from '../../lib/domain/core/text.ts'
import { fields, isExtraKey, type CellKey } from '../../lib/domain/worksheet/fields.ts'
import { bestFirst } from '../../lib/domain/worksheet/priority.ts'
import type { Cells, Scale } from '../../lib/domain/worksheet/model.ts'
import type { SheetMerge } from './merge-sheets.mts'
import { oneLine, titleOf } from './row-json.mts'

const words = {
  ja: {
    counts: (rows: number, conflicts: number, added: number, deleted: number) =>
      `${rows}行、競合${conflicts}件、追加${added}行、削除${deleted}行`,
    versions: (base: string, theirs: string, ours: string) => `元「${base}」、相手「${theirs}」、自分「${ours}」`,
    deletedIn: { theirs: '相手が削除し、自分が変更した行です', ours: '自分が削除し、相手が変更した行です' },
    scale: '段階の点数',
    merged: (scale: string) => `段階の点数は「${scale}」になります`,
    file: { theirs: '相手のファイル', ours: '自分のファイル' },
    likely: (file: string, row: number) => `${file}の${row}行目を同じ行とみなしました`,
    doubtful: (file: string, row: number) => `${file}の${row}行目は同じ行か判断できないため、別の行としました`,
  },
  en: {
    counts: (rows: number, conflicts: number, added: number, deleted: number) =>
      `rows: ${rows}, conflicts: ${conflicts}, added: ${added}, deleted: ${deleted}`,
    versions: (base: string, theirs: string, ours: string) => `base “${base}”, theirs “${theirs}”, ours “${ours}”`,
    deletedIn: { theirs: 'deleted in theirs, changed in ours', ours: 'deleted in ours, changed in theirs' },
    scale: 'scores of the levels',
    merged: (scale: string) => `the scores of the levels become “${scale}”`,
    file: { theirs: 'theirs', ours: 'ours' },
    likely: (file: string, row: number) => `row ${row} of ${file} is taken for the same row`,
    doubtful: (file: string, row: number) => `row ${row} of ${file} may be the same row; kept apart`,
  },
}

/** Merges for a reader: counts, then conflicts (`!`), rows added (`+`) and deleted (`-`), scores (`=`), and uncertain pairs (`?`). */
export function mergeSummary(merges: SheetMerge[], locale: Locale): string {
  return `${merges.flatMap((merge) => sheetLines(merge, locale)).join('\n')}\n`
}

function sheetLines({ sheet, merge, rows, scale, readings, unsure }: SheetMerge, locale: Locale): string[] {
  const say = words[locale]
  const row = ({ no, ...cells }: Cells) => `No ${no ?? '-'} ${titleOf(cells)}`
  const byId = new Map(merge.rows.map((each) => [each.id, each]))
  const conflicts = merge.conflicts.map(({ rowId, field, base, theirs, ours }) => {
    const [was, there, here] = [base, theirs, ours].map((text) => oneLine(text ?? ''))
    return `  ! No ${byId.get(rowId)!.cells.no ?? '-'} ${labelOf(field, locale)}: ${say.versions(was!, there!, here!)}`
  })
  const scores = (some: Scale | null) =>
    Object.entries(bestFirst(some ?? {}))
      .map((entry) => entry.join(' '))
      .join(', ')
  const scaleLines = !scale
    ? []
    : scale.isConflict
      ? [`  ! ${say.scale}: ${say.versions(scores(scale.base), scores(scale.theirs), scores(scale.ours))}`]
      : [`  = ${say.merged(scores(scale.merged))}`]
  const scaleConflicts = Number(scale?.isConflict ?? false)
  const counts = [
    merge.conflicts.length + merge.rowConflicts.length + scaleConflicts,
    merge.added.length,
    merge.deleted.length,
  ] as const
  return [
    `${sheet.name}: ${say.counts(rows.length, ...counts)}`,
    ...scaleLines,
    ...conflicts,
    ...merge.rowConflicts.map(({ rowId, deletedIn }) => {
      return `  ! ${row(byId.get(rowId)!.cells)}: ${say.deletedIn[deletedIn]}`
    }),
    ...merge.added.map((id) => `  + ${row(byId.get(id)!.cells)}`),
    ...merge.deleted.map((id) => `  - ${row(byId.get(id)!.base ?? {})}`),
    ...unsure.map(({ side, pair: { baseId, sheetRow, certainty } }) => {
      const sentence = say[certainty === 'doubtful' ? 'doubtful' : 'likely'](say.file[side], sheetRow)
      return `  ? ${row(readings.base.get(baseId)!.cells)}: ${sentence}`
    }),
  ]
}

function labelOf(field: CellKey, locale: Locale): string {
  return isExtraKey(field) ? field.slice('extra:'.length) : fields[field].label[locale]
}
