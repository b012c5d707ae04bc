import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { upload, Worlds, type World } from '../support/world'
import type { Visitor } from '../support/visitor'

/** What no screen of ours sends is refused with a sentence that can be read, and never as an unknown error. */

let worlds: Worlds
let world: World
let editor: Visitor

test.beforeAll(async () => {
  worlds = await Worlds.open()
  world = await worlds.make()
  editor = await worlds.visitor(`http://localhost:${process.env.E2E_PORT}`, world, 'editor')
})
test.afterAll(() => worlds.close())

async function refusal(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string; message: string } }
  expect(error.message).toMatch(/\.$/)
  return [response.status, error.code]
}

const query = (fields: Record<string, string>) => new URLSearchParams({ fileName: 'a.xlsx', ...fields })
const change = (patch: object, headers?: Record<string, string>) => {
  const patches = [{ useCaseId: world.useCase, field: 'problem', value: 'x', baseRevision: 1, ...patch }]
  const body = JSON.stringify({ actionId: randomUUID(), source: 'typing', patches })
  return editor.send('POST', `/api/worksheets/${world.worksheet}/changes`, body, headers)
}

test('a file over the limit is answered after its last byte', async () => {
  const body = new Uint8Array(10 * 1024 * 1024 + 1)
  const path = `/api/imports?${query({ workspace: world.workspace })}`
  expect(await refusal(await editor.send('POST', path, body))).toEqual([413, 'tooLarge'])
})

test('a file name may hold anything', async () => {
  const fileName = '../../a\0b\r\nSet-Cookie: x=1;"; .xlsx'
  const path = `/api/imports?${query({ workspace: world.workspace, fileName })}`
  const response = await editor.send('POST', path, upload())
  expect(response.status).toBe(201)
  expect(await response.json()).toMatchObject({ fileName: '../../a b Set-Cookie: x=1;"; .xlsx' })
})

test('a column that no worksheet has is refused, whatever its name', async () => {
  for (const field of ['__proto__', 'constructor', 'extra:__proto__', 'extra:\0', 'extra:\ud800', 'extra:'])
    expect(await refusal(await change({ field })), field).toEqual([400, 'badInput'])
})

test('a value that no cell holds is refused, and halves of characters are not stored', async () => {
  expect(await refusal(await change({ value: 'x'.repeat(32_768) }))).toEqual([400, 'badInput'])
  expect(await refusal(await change({ value: { toString: 'x' } }))).toEqual([400, 'badInput'])
  expect((await change({ value: 'a\0b\ud83d' })).status).toBe(200)
})

test('a page of another origin changes nothing', async () => {
  for (const origin of ['http://evil.example', 'null'])
    expect(await refusal(await change({}, { origin })), origin).toEqual([403, 'forbidden'])
})

test('a title is one line, and a name of nothing is told beside its field', async () => {
  const { workspace, worksheet } = world
  const place = { workspace, worksheet }
  expect(await editor.call('worksheets.renameWorksheet', { worksheet, title: 'a\0b\nc' }, place)).toMatchObject({
    ok: true,
  })
  expect(await editor.call('worksheets.renameWorksheet', { worksheet, title: '\0' }, place)).toMatchObject({
    error: { code: 'badInput', fields: { title: expect.stringContaining('.') } },
  })
})

test('addresses that name nothing are not found', async () => {
  for (const path of ['/w/a%00b', '/w/a%00b/worksheets', `/w/${world.workspace}/worksheets/%00`])
    expect((await editor.send('GET', path)).status, path).toBe(404)
  expect(await refusal(await editor.send('GET', '/api/imports/%00'))).toEqual([404, 'notFound'])
})
