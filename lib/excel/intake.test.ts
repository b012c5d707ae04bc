import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildWorker } from '../../scripts/build-worker.mjs'
import { formatIds } from '../domain/worksheet/model'
import { readWorkbook, writeRows } from './intake'
import { MAX_UPLOAD_BYTES } from '../domain/worksheet/intake-errors'
import { MAX_CONCURRENT_READS, MAX_MERGES, MAX_WAITING_READS } from './limits'
import { headerRows, sheetXml, textCell, worksheetXml, xlsx } from './xlsx-fixture'

beforeAll(async () => {
  await buildWorker()
})

const good = () => xlsx(worksheetXml(textCell('A12', '1') + textCell('E12', '締切に遅れる')))

test('writeRows writes wanted rows into the file in the worker', async () => {
  const rows = [{ sheetRow: 12, cells: { no: '1', problem: '間に合う' } }]
  const sheet = { name: 'S', choices: {}, renames: {}, sheetRows: [12], rows, scale: null }
  const written = await writeRows({ bytes: good(), options: {}, sheets: [sheet], properties: {}, added: [] })
  if (!written.ok) throw new Error(written.error.code)
  expect(await readWorkbook(written.value.bytes)).toMatchObject({ value: { sheets: [{ rows }] } })
  expect(written.value.report.cells).toEqual([{ sheet: 'S', cell: 'E12', from: '締切に遅れる', to: '間に合う' }])
  const unknown = await writeRows({
    bytes: good(),
    options: {},
    sheets: [{ ...sheet, name: 'X' }],
    properties: {},
    added: [],
  })
  expect(unknown).toMatchObject({ ok: false, error: { code: 'notAWorksheet' } })
})

describe('readWorkbook', () => {
  test('reads a worksheet in the worker', async () => {
    const result = await readWorkbook(good())
    expect(result).toMatchObject({
      ok: true,
      value: { sheets: [{ format: 'v1.2', rows: [{ sheetRow: 12, cells: { no: '1', problem: '締切に遅れる' } }] }] },
    })
  })

  test('refuses what is no worksheet by name', async () => {
    const code = async (bytes: Uint8Array) => {
      const result = await readWorkbook(bytes)
      return result.ok ? null : result.error.code
    }
    expect(await code(new Uint8Array(MAX_UPLOAD_BYTES + 1))).toBe('tooLarge')
    expect(await code(new Uint8Array())).toBe('empty')
    expect(await code(xlsx(sheetXml(`<row r="1">${textCell('A1', '売上')}</row>`)))).toBe('notAWorksheet')
  })

  test('leaves the bytes usable and reads several files at once', async () => {
    const bytes = good()
    const before = bytes.slice()
    const results = await Promise.all(Array.from({ length: 5 }, () => readWorkbook(bytes)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(bytes).toEqual(before)
  })

  test('takes in no more files than may wait, and reads on once their turn has come', async () => {
    const bytes = good()
    const taken = MAX_CONCURRENT_READS + MAX_WAITING_READS
    const results = await Promise.all(Array.from({ length: taken + 2 }, () => readWorkbook(bytes)))
    expect(results.map((result) => (result.ok ? 'read' : result.error.code))).toEqual([
      ...Array<string>(taken).fill('read'),
      'busy',
      'busy',
    ])
    expect(await readWorkbook(bytes)).toMatchObject({ ok: true })
  })

  test('reads on after a refusal, with a thread that knows nothing of the file before', async () => {
    const other = xlsx(worksheetXml(textCell('E12', '別の課題')))
    const cells = async (bytes: Uint8Array) => {
      const result = await readWorkbook(bytes)
      return result.ok ? result.value.sheets[0]!.rows.map((row) => row.cells) : result.error.code
    }
    expect(await cells(good())).toEqual([{ no: '1', problem: '締切に遅れる' }])
    expect(await cells(other)).toEqual([{ problem: '別の課題' }])
    expect(await cells(new Uint8Array([1, 2, 3]))).toBeTypeOf('string')
    expect(await cells(good())).toEqual([{ no: '1', problem: '締切に遅れる' }])
  })

  test('does not keep the process running once it has read', async () => {
    const script = `
      const { readWorkbook } = await import('./lib/excel/intake.ts')
      for (let i = 0; i < 2; i++) await readWorkbook(new Uint8Array([1]))`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('reads past a million empty rows', async () => {
    const sheet = sheetXml(
      `${headerRows('v1.2')}<row r="12">${textCell('E12', '課題')}</row>${'<row s="1"/>'.repeat(1_000_000)}`,
    )
    const result = await readWorkbook(xlsx(sheet))
    expect(result.ok && result.value.sheets[0]!.rows).toHaveLength(1)
  })

  test('reads a sheet claimed by thousands of overlapping merges', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `<row r="${index + 12}"><c r="E${index + 12}"><v>1</v></c></row>`,
    )
    const merges = '<mergeCell ref="E12:E1048576"/>'.repeat(MAX_MERGES)
    const sheet = sheetXml(headerRows('v1.2') + rows.join(''), `<mergeCells>${merges}</mergeCells>`)
    const result = await readWorkbook(xlsx(sheet))
    expect(result.ok && result.value.sheets[0]!.rows).toHaveLength(10_000)
  })
})

const published = join(import.meta.dirname, '../../../shared/worksheets')

describe.runIf(existsSync(published))('the published files', () => {
  test.each(formatIds)('%s has its example row and nothing to point at', async (format) => {
    const bytes = readFileSync(join(published, `${format}.xlsx`))
    expect(await readWorkbook(bytes)).toMatchObject({
      ok: true,
      value: { sheets: [{ format, rows: [], skippedExamples: 1, issues: [] }], issues: [] },
    })
    const result = await readWorkbook(bytes, { includeExample: true })
    const [sheet] = result.ok ? result.value.sheets : []
    expect(sheet!.rows).toHaveLength(1)
    expect(sheet!.rows[0]).toMatchObject({ example: true, cells: { no: '0', notes: '例です' } })
    expect(sheet!.rows[0]!.priority).toBe(sheet!.rows[0]!.priorityInFile)
    expect(sheet!.extraColumns).toEqual([])
  })
})
