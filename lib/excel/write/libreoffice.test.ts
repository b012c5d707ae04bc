import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useCases, worksheet } from '../../domain/worksheet/fixtures'
import type { FormatId } from '../../domain/worksheet/model'
import { drawWorkbook } from '../draw'
import { convertFiles, hasLibreOffice } from '../libreoffice-fixture'
import { change, readSheets, wish } from './write-back-fixture'

/** LibreOffice computes the formulas of written files anew, also those of rows that grew below the table. */

const levels = ['高', '中', '低']
const ruled: FormatId[] = ['v1.0', 'v1.1', 'v1.2']

/** The file without the formulas' results, so that the other program cannot repeat ours. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const name = 'xl/worksheets/sheet1.xml'
  const bare = strFromU8(parts[name]!).replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
  return zipSync({ ...parts, [name]: strToU8(bare) })
}

describe.runIf(hasLibreOffice('written formulas are not recalculated'))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const id = '7c9e6679-7425-40de-944b-e07fc1f90001'
  const expected = new Map<FormatId, (number | null)[]>()

  beforeAll(async () => {
    for (const format of ruled) {
      const rows = levels.map((urgency, index) => ({
        no: String(index + 1),
        problem: '課題',
        urgency,
        importance: '高',
      }))
      const { bytes } = await drawWorkbook(worksheet(format), useCases(...rows))
      const written = change(bytes, [
        { sheetRow: 12, field: 'urgency', value: '低' },
        { sheetRow: 13, field: 'mlValue', value: '中' },
        { delete: 14 },
        ...Array.from({ length: 21 }, (_, index) => ({
          append: { problem: `追加${index}`, urgency: levels[index % 3]!, importance: '中', mlValue: '高' },
        })),
      ])
      expect(written.report.rowsAppended.length).toBeGreaterThan(0)
      expected.set(
        format,
        readSheets(written.bytes)[0]!.sheet.rows.map(({ priority }) => priority),
      )
      writeFileSync(join(folder, `${format}.xlsx`), withoutResults(written.bytes))
    }
    const { bytes } = await drawWorkbook(worksheet('v1.2'), useCases({ no: '1', problem: '課題' }))
    const { rows: drawn } = readSheets(bytes)[0]!.sheet
    writeFileSync(
      join(folder, 'ids.xlsx'),
      wish(
        bytes,
        drawn.map((row) => ({ ...row, id })),
      ).bytes,
    )
    await convertFiles(
      folder,
      [...ruled, 'ids'].map((name) => join(folder, `${name}.xlsx`)),
    )
  }, 120_000)

  test('keeps the ids that a write-back gave to rows, in a column that is still hidden', () => {
    const { sheet, grid } = readSheets(readFileSync(join(folder, 'out', 'ids.xlsx')))[0]!
    expect(sheet.rows.map(({ rowId }) => rowId)).toEqual([id])
    const column = Math.max(...sheet.columns.map((each) => each.column)) + 1
    expect(grid.hiddenColumns).toEqual([{ left: column, right: column }])
  })

  test.each(ruled)('recalculates a written %s to the same priorities', (format) => {
    const { rows } = readSheets(readFileSync(join(folder, 'out', `${format}.xlsx`)))[0]!.sheet
    expect(rows.map(({ priorityInFile }) => priorityInFile)).toEqual(expected.get(format))
    expect(rows.length).toBeGreaterThan(20)
  })
})
