import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useCases, worksheet } from '../domain/worksheet/fixtures'
import { formats } from '../domain/worksheet/formats/formats'
import type { Cells, FormatId, Scale } from '../domain/worksheet/model'
import { priorityOf } from '../domain/worksheet/priority'
import { drawWorkbook } from './draw'
import { convertFiles, hasLibreOffice } from './libreoffice-fixture'
import { readGrids } from './read/workbook'

/** Another program's arithmetic as the judge: LibreOffice computes the drawn formulas anew. */

const scale: Scale = { 最高: 10, 高: 5, 中: 2.5, 低: 0, '?': 7 }
const written = ['高', 'ＨＩＧＨ', '中', '低', '最高', '?', '*', '高め', '5', undefined]
const rows: Cells[] = written.flatMap((urgency, index) => {
  return written.map((importance, other) => ({
    problem: '=1+1',
    ...(urgency !== undefined && { urgency }),
    ...(importance !== undefined && { importance }),
    ...((index + other) % 7 > 0 && { mlValue: written[(index + other) % written.length] ?? '高' }),
  }))
})
const ruled: FormatId[] = ['v1.0', 'v1.1', 'v1.2']

/** The file without the formulas' results, so that the other program cannot repeat ours. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const name = 'xl/worksheets/sheet1.xml'
  const sheet = strFromU8(parts[name]!)
  const bare = sheet.replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1')
  expect(bare).not.toBe(sheet)
  return zipSync({ ...parts, [name]: strToU8(bare) })
}

describe.runIf(hasLibreOffice('the drawn formulas are not recalculated'))('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(async () => {
    for (const format of ruled) {
      const { bytes } = await drawWorkbook(worksheet(format, { scale }), useCases(...rows))
      writeFileSync(join(folder, `${format}.xlsx`), withoutResults(bytes))
    }
    await convertFiles(
      folder,
      ruled.map((format) => join(folder, `${format}.xlsx`)),
    )
  }, 120_000)

  test.each(ruled)('recalculates %s to the same priorities', (format) => {
    const [sheet] = readGrids(readFileSync(join(folder, 'out', `${format}.xlsx`)))
    const column = formats[format].columns.findIndex(({ key }) => key === 'priority')
    const texts = new Map(sheet!.rows.map(({ number, cells }) => [number, cells.get(column)?.text ?? '']))
    const found = rows.map((_, index) => texts.get(formats[format].firstRow + index) ?? '')
    const expected = rows.map((cells) => String(priorityOf(format, scale, cells)?.value ?? ''))
    expect(found).toEqual(expected)
    expect(new Set(expected).size).toBeGreaterThan(3)
  })
})
