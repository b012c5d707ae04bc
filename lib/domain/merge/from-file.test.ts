import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CellKey } from '../worksheet/fields'
import { worksheet } from '../worksheet/fixtures'
import { defaultScale, formatIds, type Cells, type FormatId } from '../worksheet/model'
import { parseWorkbook } from '../worksheet/parse'
import { render } from '../worksheet/render'
import { exportedRows, underBaseKeys, type FileVersion } from './exported'
import { joinAdded, rowsFromFile } from './from-file'
import { matchRows } from './match'
import { sameInFile } from './same'
import { mergeRows } from './three-way'

const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const cases = (...rows: Cells[]) => rows.map((cells, index) => ({ id: uuid(index), cells }))

/** What a reading of an exported file gives. */
function exported(useCases: { id: string; cells: Cells }[], format: FormatId, withRowIds: boolean): FileVersion {
  const { sheet, scaleSheet } = render(
    worksheet('v1.1', { extraColumns: ['extra:担当者'] }),
    useCases,
    format,
    withRowIds,
  )
  const result = parseWorkbook(scaleSheet ? [sheet, scaleSheet] : [sheet], { includeExample: true })
  if (!result.ok) throw new Error(result.error.code)
  const { columns, rows } = result.value.sheets[0]!
  return { columns: new Set(columns.flatMap(({ key }): CellKey[] => (key === 'priority' ? [] : [key]))), rows }
}

describe('an exported file that nobody touched', () => {
  const level = fc.constantFrom('高', '高い', 'Ｈ', '2', '未定', '高〜中')
  const text = fc.constantFrom('p', '時間が\nかかる', 'a\r\nb', ' 前後 ', '　', 'x\uFFFEy', '=1+1', '長'.repeat(32_768))
  const cells: fc.Arbitrary<Cells> = fc.record(
    {
      no: fc.constantFrom('0', '1', '2', '03', '4-1'),
      product: text,
      problem: text,
      urgency: level,
      mlApplicability: fc.constantFrom('〇', '◎', 'x', '要確認'),
      notes: text,
      'extra:担当者': fc.constantFrom('佐藤', ' '),
    },
    { requiredKeys: [] },
  )

  test.each(formatIds.flatMap((format) => [true, false].map((withIds) => [format, withIds] as const)))(
    'is the base again, from %s (with ids: %s)',
    (format, withIds) => {
      fc.assert(
        fc.property(fc.array(cells, { maxLength: 8 }), (rows) => {
          const base = exportedRows(cases(...rows), format)
          const file = underBaseKeys(base, exported(cases(...rows), format, withIds))
          const { pairs, added } = matchRows(base, file.rows, defaultScale)
          expect([added, pairs.filter(({ certainty }) => certainty !== 'certain')]).toEqual([[], []])
          const back = rowsFromFile(base, file, pairs, defaultScale)
          expect(back).toEqual(base.map(({ id, cells }) => ({ id, cells })))
        }),
        { numRuns: 25 },
      )
    },
  )
})

describe('rowsFromFile', () => {
  const base = cases({ no: '1', urgency: '高い', problem: 'p' }, { no: '2' }, { no: '3', problem: 'q', notes: 'n' })
  const columns = new Set<CellKey>(['no', 'urgency', 'problem'])
  const pairs = [
    { baseId: uuid(2), sheetRow: 12, by: 'id', certainty: 'certain', similarity: 1 } as const,
    { baseId: uuid(0), sheetRow: 14, by: 'id', certainty: 'certain', similarity: 1 } as const,
  ]
  const rows = [
    { sheetRow: 12, rowId: null, cells: { no: '3', problem: 'q' } },
    { sheetRow: 13, rowId: null, cells: { problem: 'new' } },
    { sheetRow: 14, rowId: null, cells: { no: '1', urgency: '中' } },
  ]

  it('takes what the file says, and the base where the file cannot say anything', () => {
    expect(rowsFromFile(base, { columns, rows }, pairs, defaultScale)).toEqual([
      { id: uuid(2), cells: { no: '3', problem: 'q', notes: 'n' } },
      { id: 'new:0000013', cells: { problem: 'new' } },
      { id: uuid(0), cells: { no: '1', urgency: '中' } },
      { id: uuid(1), cells: { no: '2' } },
    ])
  })

  it('lets a level be written otherwise without a change', () => {
    const file = { columns, rows: [{ sheetRow: 14, rowId: null, cells: { no: '1', urgency: 'High', problem: 'p' } }] }
    const back = rowsFromFile(base, file, pairs, defaultScale)
    expect(back[0]).toEqual({ id: uuid(0), cells: base[0]!.cells })
  })
})

it('a row that both sides added with the same texts is one row', () => {
  const base = cases({ problem: 'p' })
  const theirs = [...base, { id: 'new:13', cells: { urgency: '高' } }, { id: 'new:14', cells: { urgency: '高' } }]
  const ours = [...base, { id: uuid(7), cells: { urgency: '高い' } }]
  const joined = joinAdded(base, theirs, ours, defaultScale)
  expect(joined.map(({ id }) => id)).toEqual([uuid(0), uuid(7), 'new:14'])
  const merge = mergeRows(base, joined, ours, sameInFile(defaultScale))
  expect([merge.added, merge.conflicts]).toEqual([[uuid(7), 'new:14'], []])
})
