import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { useCases, worksheet } from '../../lib/domain/worksheet/fixtures.ts'
import { parseWorkbook } from '../../lib/domain/worksheet/parse.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { readGrids } from '../../lib/excel/read/workbook.ts'
import { convert } from './convert.mts'

const folder = mkdtempSync(join(tmpdir(), 'kachisuji-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const input = join(folder, 'in.xlsx')
const output = join(folder, 'out.xlsx')

const said: string[] = []
beforeEach(() => {
  said.length = 0
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  return () => void vi.restoreAllMocks()
})

test('writes the worksheet in the other format and lists what that one lacks', async () => {
  const rows = [{ no: '1', product: '会計', problem: '時間がかかる', urgency: '高い' }]
  writeFileSync(input, (await drawWorkbook(worksheet('v1.1'), useCases(...rows))).bytes)

  expect(await convert([input, output, '--format', 'v2.0'], 'ja')).toBe(0)
  const result = parseWorkbook(readGrids(readFileSync(output)))
  expect(result).toMatchObject({
    ok: true,
    value: { sheets: [{ format: 'v2.0', rows: [{ cells: { no: '1', product: '会計', urgency: '高' } }] }] },
  })
  expect(said).toEqual([`${output}: Q7: 形式v2.0に「課題」の列はありません。右端に加えた列に書き出します。\n`])
})

test('answers 1 for what is no worksheet and for a place where nothing can be written', async () => {
  writeFileSync(input, 'no workbook')
  expect(await convert([input, output, '--format', 'v1.1'], 'en')).toBe(1)
  expect(await convert([join(folder, 'missing.xlsx'), output, '--format', 'v1.1'], 'en')).toBe(1)
  writeFileSync(input, (await drawWorkbook(worksheet('v1.1'), [])).bytes)
  expect(await convert([input, join(folder, 'none', 'out.xlsx'), '--format', 'v1.1'], 'en')).toBe(1)
  expect(said).toHaveLength(3)
})

test.each([
  [[]],
  [['in']],
  [['in', 'out']],
  [['in', 'out', '--format', 'v3']],
  [['in', 'out', 'more', '--format', 'v1.1']],
  [['in', 'out', '--fromat', 'v1.1']],
])('%j is wrong usage', async (args) => {
  expect(await convert(args, 'en')).toBe('usage')
})
