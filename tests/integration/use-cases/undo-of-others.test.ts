import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { columnsOf } from '@/lib/client/columns'
import { GridController } from '@/lib/client/grid-controller'
import { rangeOf, selectRange } from '@/lib/client/selection'
import { WorksheetStore } from '@/lib/client/worksheet-store'
import type { WorksheetChanges } from '@/lib/domain/live/live'
import type { PatchField } from '@/lib/domain/merge/patch'
import { defaultScale, type Cells } from '@/lib/domain/worksheet/model'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { changedSince } from '@/lib/server/realtime/changed'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from '@/tests/support/worksheets'

/** Each kind of action, undone after somebody else changed a part of what it made. */

const rows: Cells[] = ['会計', '献立', '検品'].map((product, at) => ({
  no: String(at + 1),
  product,
  problem: `課題${at + 1}`,
  urgency: '低',
}))

let owner: TestMember
let worksheet: string

beforeEach(async () => {
  owner = await addMember()
  worksheet = await addWorksheet(owner)
  const patches = rows.flatMap((cells, at) => {
    const id = randomUUID()
    const texts = Object.entries(cells).map(([field, text]) => patch(id, field as PatchField, text ?? null))
    return [patch(id, 'position', `a${at}`), ...texts]
  })
  const scope = await worksheetScope(owner, 'worksheet.edit', worksheet)
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches })
})

/** Somebody at the grid, without the browser: the product's own controller and store on the real write path. */
async function sitDown(who: TestMember) {
  const scope = await worksheetScope(who, 'worksheet.edit', worksheet)
  const view = await worksheetScope(who, 'worksheet.view', worksheet)
  const facts = { id: worksheet, title: '', format: 'v1.1' as const, scale: defaultScale, extraColumns: [] }
  const store = new WorksheetStore({
    worksheet: facts,
    page: { seq: 0, useCases: [], next: null },
    send: async (request) => ({ kind: 'accepted', response: await applyChanges(scope, request) }),
  })
  const controller = new GridController(store, columnsOf(facts), 'ja', true)
  controller.connect()
  const hear = async () => {
    await expect.poll(() => store.queue.state.get().unsent).toBe(0)
    store.receive((JSON.parse((await changedSince(view, 0)).json) as WorksheetChanges).useCases)
  }
  await hear()
  const column = (key: string) => controller.columns.get().findIndex((each) => each.key === key)
  const select = (key: string, top: number, bottom = top) => {
    controller.select({ row: top, column: column(key) })
    controller.selection.set(selectRange({ top, bottom, left: column(key), right: column(key) }))
    expect(rangeOf(controller.selection.get())).toMatchObject({ top, bottom })
  }
  return { store, controller, hear, select, ids: [...store.order.get()] }
}

type Person = Awaited<ReturnType<typeof sitDown>>
const shown = async (field: 'product' | 'problem' | 'urgency') => {
  const where = { worksheetId: worksheet, deleted: false }
  const stored = await db().useCase.findMany({ where, orderBy: { position: 'asc' } })
  return stored.map(({ cells }) => (cells as Cells)[field] ?? '')
}
const typeInto = (person: Person, key: string, row: number, text: string) => {
  person.select(key, row)
  person.controller.commit(text)
}

interface Case {
  act: (me: Person) => void
  other: (other: Person) => void
  /** What the worksheet shows after the undo: what the other did stays, the rest is as before. */
  field: 'product' | 'problem' | 'urgency'
  after: string[]
  /** The other has not heard of the action yet. */
  unheard?: boolean
  /** How many cells and rows the undo says that it left alone. */
  kept?: number
}

const cases: Record<string, Case> = {
  typing: {
    act: (me) => typeInto(me, 'problem', 0, '私の言葉'),
    other: (other) => typeInto(other, 'problem', 0, '相手の言葉'),
    field: 'problem',
    after: ['相手の言葉', '課題2', '課題3'],
  },
  'a level': {
    act: (me) => typeInto(me, 'urgency', 1, '高'),
    other: (other) => typeInto(other, 'urgency', 1, '中'),
    field: 'urgency',
    after: ['低', '中', '低'],
  },
  paste: {
    act: (me) => {
      me.select('product', 0)
      me.controller.paste('甲\r\n乙\r\n')
    },
    other: (other) => typeInto(other, 'product', 1, '相手の言葉'),
    field: 'product',
    after: ['会計', '相手の言葉', '検品'],
  },
  'paste that adds rows': {
    act: (me) => {
      me.select('product', 2)
      me.controller.paste('甲\r\n乙\r\n丙\r\n')
    },
    other: (other) => typeInto(other, 'problem', 3, '相手の言葉'),
    field: 'product',
    after: ['会計', '献立', '検品', '乙'],
  },
  fill: {
    act: (me) => {
      me.select('problem', 0, 2)
      me.controller.fillDown()
    },
    other: (other) => typeInto(other, 'problem', 2, '相手の言葉'),
    field: 'problem',
    after: ['課題1', '課題2', '相手の言葉'],
  },
  clear: {
    act: (me) => {
      me.select('problem', 0, 1)
      me.controller.clear()
    },
    other: (other) => typeInto(other, 'problem', 0, '相手の言葉'),
    field: 'problem',
    after: ['相手の言葉', '課題2', '課題3'],
  },
  'adding a row': {
    act: (me) => me.controller.insertBeside(me.store.order.get()[0]!, 'below'),
    other: (other) => typeInto(other, 'problem', 1, '相手の言葉'),
    field: 'problem',
    after: ['課題1', '相手の言葉', '課題2', '課題3'],
  },
  'duplicating a row': {
    act: (me) => me.controller.duplicate(me.store.order.get()[0]!),
    other: (other) => typeInto(other, 'problem', 1, '相手の言葉'),
    field: 'problem',
    after: ['課題1', '相手の言葉', '課題2', '課題3'],
  },
  'moving a row': {
    act: (me) => me.controller.moveBy(me.store.order.get()[0]!, 1),
    other: (other) => other.controller.moveBy(other.store.order.get()[1]!, 1),
    field: 'product',
    after: ['献立', '検品', '会計'],
  },
  'deleting a row that the other brings back': {
    act: (me) => me.controller.delete(me.ids[0]!),
    other: (other) => other.store.edit([{ useCaseId: other.ids[0]!, field: 'deleted', value: null }], 'restore'),
    field: 'product',
    after: ['会計', '献立', '検品'],
  },
  'deleting a row in which the other still writes': {
    act: (me) => me.controller.delete(me.ids[0]!),
    other: (other) => typeInto(other, 'problem', 0, '相手の言葉'),
    unheard: true,
    field: 'problem',
    after: ['相手の言葉', '課題2', '課題3'],
    kept: 0,
  },
}

test.each(Object.entries(cases))('%s', async (_, { act, other: otherActs, unheard, field, after, kept = 1 }) => {
  const me = await sitDown(owner)
  const other = await sitDown(await addMember('editor', owner.workspaceId))
  act(me)
  await me.hear()
  if (!unheard) await other.hear()
  otherActs(other)
  await other.hear()
  await me.hear()

  me.controller.undo()
  await me.hear()
  expect(me.controller.notice.get()).toEqual(kept > 0 ? { kind: 'keptOfOthers', count: kept } : null)
  expect(await shown(field)).toEqual(after)
  expect(me.store.rows().map(({ cells }) => cells[field] ?? '')).toEqual(after)
  expect(me.store.conflicts.get()).toEqual([])
})
