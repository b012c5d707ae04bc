import { expect, test } from 'vitest'
import type { Changes } from '../merge/patch'
import { describe as sentence, type HistoryView } from './describe'
import type { WorksheetEvent } from './event'
import { groupSteps } from './group'
import type { HistoryStep } from './step'

const typed = { problem: { from: null, to: 'x' } }
const step = (source: string, changes: Changes[], more: Partial<HistoryStep> = {}): HistoryStep => ({
  ...{ seq: 1, actionId: 'a', actorId: 'sato', at: '2026-11-22T05:05:00Z', source, worksheet: null },
  rowCount: changes.length,
  rows: changes.map((change, at) => ({
    useCaseId: String(at),
    name: { no: String(at + 1), product: null, problem: null },
    changes: change,
  })),
  ...more,
})
const of = (each: HistoryStep, view: HistoryView = 'worksheet') =>
  (['ja', 'en'] as const).map((locale) => sentence(groupSteps([each])[0]!, view, locale, () => '11/22 14:05'))

test.each<[HistoryStep, string, string]>([
  [step('typing', [typed]), 'No 1の課題を入力', 'typed Problem of No 1'],
  [step('paste', [typed, typed]), '2行に貼り付け', 'pasted into 2 rows'],
  [step('fill', [typed, typed]), '2行を上のセルからコピー', 'filled 2 rows'],
  [step('clear', [typed]), 'No 1の課題を空に変更', 'cleared Problem of No 1'],
  [step('restore', [typed]), 'No 1の課題を復元', 'restored Problem of No 1'],
  [step('undo', [typed]), 'No 1の課題を「元に戻す」で変更', 'undid a change of Problem of No 1'],
  [step('api', [typed]), 'No 1の課題をAPIで変更', 'changed through the API Problem of No 1'],
  [step('something new', [typed]), 'No 1の課題を変更', 'changed Problem of No 1'],
  [step('rows', [{ position: { from: null, to: 'a0' } }]), 'No 1の行を追加', 'added row No 1'],
  [step('rows', [{ position: { from: 'a0', to: 'a1' } }]), 'No 1の行を移動', 'moved row No 1'],
  [step('rows', [{ deleted: { from: null, to: 'true' } }]), 'No 1の行を削除', 'deleted row No 1'],
  [step('restore', [{ deleted: { from: 'true', to: null } }]), 'No 1の行を復元', 'brought back row No 1'],
  [
    step('undo', [{ deleted: { from: 'true', to: null } }]),
    '「元に戻す」でNo 1の行を復元',
    'brought back row No 1 by undo',
  ],
  [step('paste', [{ position: { from: null, to: 'a0' } }, typed]), '2行に貼り付け', 'pasted into 2 rows'],
  [step('paste', [{ position: { from: null, to: 'a0' } }], { rowCount: 30 }), '30行に貼り付け', 'pasted into 30 rows'],
  [
    step('typing', [{ problem: typed.problem, notes: typed.problem, product: typed.problem, no: typed.problem }]),
    'No 1の4項目を入力',
    'typed 4 cells of No 1',
  ],
])('says what was done to rows (%#)', (each, ja, en) => {
  expect(of(each)).toEqual([ja, en])
})

test.each<[WorksheetEvent, string, string]>([
  [{ kind: 'create', title: 'A', format: 'v1.1' }, 'ワークシートを作成', 'created the worksheet'],
  [{ kind: 'rename', from: 'A', to: 'B' }, '名前を「A」から「B」に変更', 'renamed the worksheet from “A” to “B”'],
  [
    { kind: 'scale', from: { 高: 3, 低: 1 }, to: { 高: 5, 低: 1, 最低: 0 } },
    '点数を変更(高 3 → 5、最低 - → 0)',
    'changed the scores (高 3 → 5, 最低 - → 0)',
  ],
  [{ kind: 'archive' }, 'ワークシートをアーカイブ', 'archived the worksheet'],
  [{ kind: 'restore' }, 'ワークシートのアーカイブを解除', 'took the worksheet back out of the archive'],
  [
    { kind: 'import', fileName: 'a.xlsx', sheet: 'S', useCases: 20, addedColumns: ['extra:担当者'] },
    '「a.xlsx」のシート「S」から20行を取り込み、列を追加(担当者)',
    'imported 20 rows from sheet “S” of “a.xlsx”, adding columns (担当者)',
  ],
  [
    {
      ...{ kind: 'import', fileName: 'a.xlsx', sheet: 'S', useCases: 20, addedColumns: [] },
      datasets: [{ id: '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11', name: '受注', from: null, revision: 1 }],
    },
    '「a.xlsx」のシート「S」から20行を取り込み、データセットを追加・更新(受注)',
    'imported 20 rows from sheet “S” of “a.xlsx”, adding or updating datasets (受注)',
  ],
  [
    {
      ...{ kind: 'assessment', useCaseId: '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11', no: '3' },
      from: { datasets: ['受注'], fit: { scale: { answer: 'partly', reason: '月1万件' } } },
      to: { datasets: ['返品', '受注'], fit: { scale: { answer: 'yes', reason: '' } } },
    },
    'No 3の必要なデータ(受注 → 受注・返品)とML適性の回答(人手では追いつかない量を扱う: 一部「月1万件」 → はい)を変更',
    'changed the data it needs (受注 → 受注, 返品) and the answers on ML fit (There is more of it than people can handle: partly “月1万件” → yes) of No 3',
  ],
  [
    { kind: 'merge', fileName: 'a.xlsx', sheet: 'S', exportedAt: null, addedColumns: [] },
    '「a.xlsx」を統合して3行を変更',
    'merged “a.xlsx”, changing 3 rows',
  ],
  [{ kind: 'undoImport', fileName: 'a.xlsx' }, '「a.xlsx」の取り込みを取り消し', 'undid the import of “a.xlsx”'],
  [
    { kind: 'restoreAsOf', seq: 3, at: '2026-11-22T05:05:00Z', addedColumns: [] },
    '11/22 14:05の状態に復元して3行を変更',
    'restored the worksheet as of 11/22 14:05, changing 3 rows',
  ],
])('says what happened to the worksheet (%#)', (worksheet, ja, en) => {
  expect(of(step(worksheet.kind, [], { worksheet, rowCount: 3 }))).toEqual([ja, en])
})

test('leaves out what the place says already', () => {
  expect(of(step('typing', [typed]), 'row')).toEqual(['課題を入力', 'typed Problem'])
  expect(of(step('typing', [typed]), 'cell')).toEqual(['このセルを入力', 'typed this cell'])
  expect(of(step('rows', [{ deleted: { from: null, to: 'true' } }]), 'row')).toEqual(['行を削除', 'deleted the row'])
})
