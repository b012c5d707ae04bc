import type { UseCase, Worksheet } from '../../lib/domain/worksheet/model.ts'
import { defaultScale } from '../../lib/domain/worksheet/model.ts'
import { generateNKeysBetween } from 'fractional-indexing'

const levels = ['高', '中', '低']
const sentences = [
  '確定申告の時期に仕訳の入力が集中し、利用者が期限までに終えられない。',
  '問い合わせの回答に担当者の経験が必要で、新しい担当者は平均で3日待たせてしまう。',
  '在庫の数え間違いに気づくのが月末になり、欠品で注文を断っている。',
  '検査員の目視に頼っているため、夜間は出荷できない。',
]

/** A full v1.1 worksheet of `rows` use cases: every column filled, the same text for the same size on every run. */
export function sampleWorksheet(rows: number): { worksheet: Worksheet; useCases: UseCase[] } {
  const positions = generateNKeysBetween(null, null, rows)
  const text = (row: number, column: number) => `${sentences[(row + column) % sentences.length]} (${row + 1}-${column})`
  const useCases = positions.map((position, row): UseCase => ({
    id: `00000000-0000-7000-8000-${String(row).padStart(12, '0')}`,
    position,
    revision: 1,
    cellRevisions: {},
    cells: {
      no: String(row + 1),
      product: `プロダクト ${row % 7}`,
      targetUser: text(row, 1),
      problem: text(row, 2),
      background: text(row, 3),
      urgency: levels[row % 3],
      urgencyReason: text(row, 4),
      importance: levels[(row >> 1) % 3],
      importanceReason: text(row, 5),
      solution: text(row, 6),
      mlApplicability: '〇△×'[row % 3],
      mlUseCase: text(row, 7),
      mlValue: levels[(row >> 2) % 3],
      mlValueReason: text(row, 8),
      concerns: text(row, 9),
      blockers: text(row, 10),
      boardUrl: `https://example.com/board/${row}`,
      notes: text(row, 11),
    },
  }))
  return {
    worksheet: { id: 'bench', title: `Bench ${rows}`, format: 'v1.1', scale: defaultScale, extraColumns: [] },
    useCases,
  }
}
