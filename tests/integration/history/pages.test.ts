import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { getHistoryPage, historyStatement } from '@/lib/features/history/data'
import { historyQuerySchema } from '@/lib/features/history/schema'
import type { HistoryPage } from '@/lib/domain/history/step'
import { renameWorksheet } from '@/lib/features/worksheets/mutations'
import { applyChanges } from '@/lib/server/changes'
import { db, pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from '@/tests/support/worksheets'

let owner: TestMember
let editor: TestMember
beforeAll(async () => {
  owner = await addMember()
  editor = await addMember('editor', owner.workspaceId)
})

async function read(id: string, query: object = {}): Promise<HistoryPage> {
  return getHistoryPage(await worksheetScope(owner, 'worksheet.view', id), historyQuerySchema.parse(query))
}

/** Every page, one after the other. */
async function readAll(id: string, query: object = {}) {
  const steps: HistoryPage['steps'] = []
  let before: number | null | undefined
  do {
    const page = await read(id, { ...query, ...(before && { before }) })
    steps.push(...page.steps)
    before = page.next
  } while (before !== null)
  return steps
}

async function write(member: TestMember, id: string, patches: ReturnType<typeof patch>[], source = 'typing' as const) {
  await applyChanges(await worksheetScope(member, 'worksheet.edit', id), { actionId: randomUUID(), source, patches })
}

/** A worksheet of two rows and this many saves of the first one's problem, every tenth by the editor. */
async function worksheetWithSaves(saves: number): Promise<{ id: string; rows: [string, string] }> {
  const id = await addWorksheet(owner)
  const rows: [string, string] = [randomUUID(), randomUUID()]
  await write(owner, id, [patch(rows[0], 'position', 'a0'), patch(rows[1], 'position', 'a1')])
  await write(owner, id, [patch(rows[0], 'notes', '最初', 1)])
  await pool().query({
    text: `INSERT INTO "HistoryEvent" (id, "worksheetId", seq, "actionId", "useCaseId", "actorId", source, changes, "createdAt")
      SELECT gen_random_uuid(), $1, n + 2, gen_random_uuid(), $2, CASE WHEN n % 10 = 0 THEN $4 ELSE $3 END::uuid, 'typing',
        jsonb_build_object('problem', jsonb_build_object('from', 'text ' || n - 1, 'to', 'text ' || n)),
        '2026-01-01T00:00:00Z'::timestamptz + n * interval '10 minutes'
      FROM generate_series(1, $5::int) n`,
    values: [id, rows[0], owner.userId, editor.userId, saves],
  })
  await pool().query({ text: 'UPDATE "Worksheet" SET seq = $2 WHERE id = $1', values: [id, saves + 2] })
  return { id, rows }
}

describe('paging', () => {
  test('goes through every action once, the last one first', async () => {
    const { id, rows } = await worksheetWithSaves(250)
    const all = await readAll(id)
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 252 }, (_, n) => 252 - n))
    const row = await readAll(id, { useCase: rows[0] })
    expect(row).toHaveLength(252)
    expect(await readAll(id, { useCase: rows[1] })).toMatchObject([{ seq: 1, rowCount: 1 }])
    expect(await readAll(id, { useCase: rows[0], field: 'notes' })).toMatchObject([{ seq: 2 }])
    expect((await readAll(id, { useCase: rows[0], field: 'problem' })).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 250 }, (_, n) => 252 - n),
    )
  })

  test('filters by person and by day', async () => {
    const { id } = await worksheetWithSaves(400)
    const theirs = await readAll(id, { person: editor.userId })
    expect(theirs).toHaveLength(40)
    expect(theirs.every(({ actorId }) => actorId === editor.userId)).toBe(true)
    const day = '2026-01-02'
    const onDay = await readAll(id, { day })
    const begin = new Date(`${day}T00:00`).getTime()
    expect(onDay.map(({ at }) => at)).toEqual(
      Array.from({ length: 144 }, (_, n) => new Date(begin + (143 - n) * 600_000).toISOString()),
    )
    expect(await readAll(id, { day, person: editor.userId })).toHaveLength(
      onDay.filter(({ actorId }) => actorId === editor.userId).length,
    )
    expect(await readAll(id, { day: '2031-01-01' })).toEqual([])
    expect((await read(id)).people.map((person) => person.id).sort()).toEqual([owner.userId, editor.userId].sort())
  })

  test('tells an action on many rows by its first rows and their number', async () => {
    const id = await addWorksheet(owner)
    const rows = Array.from({ length: 25 }, () => randomUUID())
    await write(
      owner,
      id,
      rows.flatMap((row, at) => [patch(row, 'position', `a${at}`), patch(row, 'no', String(at))]),
    )
    const [step] = await readAll(id)
    expect(step).toMatchObject({ rowCount: 25, worksheet: null, source: 'typing' })
    expect(step!.rows).toHaveLength(10)
    expect(step!.rows[0]!.name.no).toBe(step!.rows[0]!.changes.no!.to)
  })

  test('tells what happened to the worksheet, but not of a row', async () => {
    const { id, rows } = await worksheetWithSaves(1)
    await renameWorksheet(await worksheetScope(owner, 'worksheet.edit', id), 'B')
    expect((await read(id)).steps[0]).toMatchObject({ worksheet: { kind: 'rename', to: 'B' }, rowCount: 0, rows: [] })
    expect((await read(id, { useCase: rows[0] })).steps[0]).toMatchObject({ source: 'typing' })
  })

  test('keeps what somebody did whose account is gone', async () => {
    const { id, rows } = await worksheetWithSaves(1)
    const leaver = await addMember('editor', owner.workspaceId)
    await write(leaver, id, [patch(rows[0], 'notes', 'bye', 2)])
    await db().$executeRaw`UPDATE "HistoryEvent" SET "actorId" = NULL WHERE "actorId" = ${leaver.userId}::uuid`
    const page = await read(id)
    expect(page.steps[0]).toMatchObject({ actorId: null, rows: [{ changes: { notes: { to: 'bye' } } }] })
    expect(page.people).not.toContainEqual(expect.objectContaining({ id: leaver.userId }))
  })
})

test('the history of another workspace is not there', async () => {
  const stranger = await addMember()
  const { id, rows } = await worksheetWithSaves(1)
  const own = await addWorksheet(stranger)
  const scope = await worksheetScope(stranger, 'worksheet.view', own)
  await expect(getHistoryPage({ ...scope, worksheetId: id }, historyQuerySchema.parse({}))).rejects.toEqual(
    new AppError('notFound'),
  )
  // A row of theirs under a worksheet of one's own.
  expect((await getHistoryPage(scope, historyQuerySchema.parse({ useCase: rows[0] }))).steps).toEqual([])
})

describe('100,000 events', () => {
  interface Plan {
    'Node Type': string
    'Relation Name'?: string
    'Actual Rows': number
    'Actual Loops': number
    'Rows Removed by Filter'?: number
    Plans?: Plan[]
  }
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
  const touched = (plan: Plan) => (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']

  test('are read a page at a time through indexes, whatever is asked', { timeout: 60_000 }, async () => {
    const { id, rows } = await worksheetWithSaves(100_000)
    await db().$executeRaw`ANALYZE "HistoryEvent"`
    const scope = await worksheetScope(owner, 'worksheet.view', id)
    const asked = [
      {},
      { before: 50_000 },
      { useCase: rows[0] },
      { useCase: rows[1] },
      { useCase: rows[0], field: 'problem' },
      { person: editor.userId },
      { person: editor.userId, before: 500 },
      { day: '2026-06-01' },
    ]
    for (const query of asked) {
      const { text, values } = historyStatement(scope, historyQuerySchema.parse(query))
      const { rows: explained } = await pool().query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
        text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      })
      const events = nodes(explained[0]!['QUERY PLAN'][0].Plan).filter(
        (node) => node['Relation Name'] === 'HistoryEvent',
      )
      expect(events.length).toBeGreaterThan(0)
      for (const node of events) {
        expect(node['Node Type'], JSON.stringify(query)).toMatch(/^Index( Only)? Scan$/)
        expect(touched(node), JSON.stringify(query)).toBeLessThan(1_000)
      }
    }
  })
})
