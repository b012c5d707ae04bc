import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { worksheet as drawn } from '../../lib/domain/worksheet/fixtures.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { headerRows, sheetXml, textCell, xlsx } from '../../lib/excel/xlsx-fixture.ts'

const root = join(import.meta.dirname, '..', '..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worksheet-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: string[], locale = 'C'): Promise<{ exit: number; output: string; errors: string }> {
  const env = { ...process.env, LC_ALL: locale }
  const command = promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/worksheet.mts', ...args], {
    cwd: root,
    env,
  })
  return command.then(
    ({ stdout, stderr }) => ({ exit: 0, output: stdout, errors: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      exit: error.code,
      output: error.stdout,
      errors: error.stderr,
    }),
  )
}

async function file(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const cells = {
  A12: '4-1',
  C12: '弥生',
  G12: '高い',
  I12: '高め',
  L12: '◎',
  N12: '低',
  T10: '担当者',
  T12: '佐藤',
  A13: '2',
  G13: '高',
  I13: '中',
}

function worksheet(): Uint8Array {
  const at = (row: number) =>
    Object.entries(cells).flatMap(([address, text]) => (address.endsWith(String(row)) ? [textCell(address, text)] : []))
  const header = headerRows('v1.2').replace('<row r="10">', `<row r="10">${at(10).join('')}`)
  return xlsx(sheetXml(`${header}<row r="12">${at(12).join('')}</row><row r="13">${at(13).join('')}</row>`))
}

const empty = {
  targetUser: null,
  problem: null,
  background: null,
  urgencyReason: null,
  importanceReason: null,
  solution: null,
  mlUseCase: null,
  mlValueReason: null,
  concerns: null,
  blockers: null,
  boardUrl: null,
  notes: null,
}

test(
  'inspect --json prints every field with its meaning, and issues with their address',
  { timeout: 30_000 },
  async () => {
    const path = await file('a.xlsx', worksheet())
    const { exit, output } = await run(['inspect', '--json', path])
    expect(exit).toBe(0)
    const { issues, ...sheet } = JSON.parse(output).sheets[0]
    expect(sheet).toEqual({
      name: 'S',
      format: 'v1.2',
      headerRow: 10,
      scale: { 高: 3, 中: 2, 低: 1 },
      rows: [
        {
          sheetRow: 12,
          example: false,
          no: '4-1',
          priority: null,
          priorityInFile: null,
          ...empty,
          product: '弥生',
          urgency: '高',
          importance: null,
          mlApplicability: '〇',
          mlValue: '低',
          extra: { 担当者: '佐藤' },
        },
        {
          sheetRow: 13,
          example: false,
          no: 2,
          priority: 5,
          priorityInFile: null,
          ...empty,
          product: null,
          urgency: '高',
          importance: '中',
          mlApplicability: null,
          mlValue: null,
          extra: {},
        },
      ],
    })
    expect(issues.map((issue: { cell: string; code: string }) => [issue.cell, issue.code])).toEqual([
      ['T10', 'ownColumn'],
      ['G12', 'normalised'],
      ['I12', 'unclearLevel'],
      ['L12', 'normalised'],
    ])
  },
)

test('messages are Japanese under a Japanese locale', { timeout: 30_000 }, async () => {
  const path = await file('b.xlsx', worksheet())
  expect((await run(['inspect', path], 'ja_JP.UTF-8')).output).toContain(
    'I12: 「高め」は高・中・低のどれでもありません',
  )
  expect((await run(['inspect', path], 'en_GB.UTF-8')).output).toContain('I12: 「高め」 is not 高・中・低')
})

test('one line per file; a file that is no worksheet makes the exit 1', { timeout: 30_000 }, async () => {
  const paths = [
    await file('good.xlsx', worksheet()),
    await file('list.csv', Buffer.from('No,課題\n')),
    await file('other.xlsx', xlsx(sheetXml(`<row r="1">${textCell('A1', '売上')}</row>`))),
    join(folder, 'missing.xlsx'),
  ]
  const { exit, output } = await run(['inspect', ...paths, '--json'])
  expect(exit).toBe(1)
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({ file, error }) => [file, error?.code])).toEqual([
    [paths[0], undefined],
    [paths[1], 'notAWorksheet'],
    [paths[2], 'notAWorksheet'],
    [paths[3], 'unreadable'],
  ])
  expect(lines[1].error.message).toMatch(/No worksheet headings/)
})

test.each([[[]], [['inspect']], [['inspect', '--nonsense', 'a.xlsx']], [['toString']]])(
  'wrong usage %j exits with 2',
  { timeout: 30_000 },
  async (args) => {
    const { exit, output, errors } = await run(args)
    expect([exit, output]).toEqual([2, ''])
    expect(errors).toContain('Usage')
  },
)

test('an export reads the same as the file that it was made from', { timeout: 30_000 }, async () => {
  const row = { id: '7c9e6679-7425-40de-944b-e07fc1f90001', cells: { no: '1', problem: '入力が遅い', urgency: '高' } }
  const exportId = '0b7f2f0e-5a0c-4a39-9f2e-0d8a4d6b1c11'
  const plain = await drawWorkbook(drawn('v1.1'), [row])
  const marked = await drawWorkbook(drawn('v1.1'), [row], { exportId })
  const paths = [await file('plain.xlsx', plain.bytes), await file('marked.xlsx', marked.bytes)]
  const { output } = await run(['inspect', '--json', ...paths])
  const [one, other] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(other).toEqual({ ...one, file: paths[1] })
})
