import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { UseCasePage } from '@/lib/domain/merge/change'
import { useCasePageJson } from '@/lib/features/use-cases/data'
import { applyChanges } from '@/lib/server/changes'
import { pageRequestSchema } from '@/lib/features/use-cases/schema'
import { addMember, addWorksheet, patch, worksheetScope } from '@/tests/support/worksheets'

test('pages hold every row once, in byte order of position and then id', async () => {
  const member = await addMember()
  const worksheet = await addWorksheet(member)
  const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
  // 'Zz' sorts before 'a0' byte by byte, and after it in a dictionary.
  const positions = ['a0', 'Zz', 'a0V', 'a0', 'b00', 'a0', 'a1', 'aV']
  const rows = positions.map((position) => ({ id: randomUUID(), position }))
  const patches = rows.map(({ id, position }) => patch(id, 'position', position))
  const deleted = patch(rows.at(-1)!.id, 'deleted', 'true')
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches: [...patches, deleted] })

  const view = await worksheetScope(member, 'worksheet.view', worksheet)
  const pages: UseCasePage[] = []
  let after: string | undefined
  do {
    const page = JSON.parse(await useCasePageJson(view, pageRequestSchema.parse({ after, limit: '3' })))
    pages.push(page)
    after = page.next ?? undefined
  } while (after)

  expect(pages.map(({ useCases }) => useCases.length)).toEqual([3, 3, 1])
  const expected = rows.slice(0, -1).toSorted((a, b) => (a.position + '.' + a.id < b.position + '.' + b.id ? -1 : 1))
  const read = pages.flatMap(({ useCases }) => useCases)
  expect(read.map(({ id, position }) => ({ id, position }))).toEqual(expected)
  expect(read[0]).toEqual({ ...expected[0], cells: {}, revision: 1, cellRevisions: {} })
})

test.each([{ after: 'a0' }, { after: 'a0.not-an-id' }, { limit: '0' }, { limit: '100000' }])(
  'the page request %o is refused',
  (request) => {
    expect(pageRequestSchema.safeParse(request).success).toBe(false)
  },
)
