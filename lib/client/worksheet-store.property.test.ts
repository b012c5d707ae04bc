import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangedUseCase } from '../domain/live/live'
import { applyPatches, type StoredUseCase } from '../domain/merge/apply'
import type { ChangeRequest } from '../domain/merge/change'
import type { Patch } from '../domain/merge/patch'
import type { CellKey } from '../domain/worksheet/fields'
import { defaultScale, type Worksheet } from '../domain/worksheet/model'
import type { Delivery } from './transport'
import { WorksheetStore } from './worksheet-store'

const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: [] }
const ids = ['1', '2']
const fields = ['problem', 'notes'] as const

/** The server's part, as apply_patches and keep_declined do it: each action at once and in order, told to everybody as row states. */
class Server {
  readonly rows = new Map<string, StoredUseCase>(
    ids.map((id, at) => [id, { id, position: `a${at}`, cells: {}, revision: 1, cellRevisions: {}, deleted: false }]),
  )
  readonly told: ChangedUseCase[][] = []

  deliver({ source, patches }: ChangeRequest): Delivery {
    const before = new Map(this.rows)
    let applied = this.apply(patches)
    if (source === 'declined') {
      const changed = patches.filter(({ useCaseId }) => applied.useCases.has(useCaseId))
      const back = changed.map((patch): Patch => {
        const baseRevision = this.rows.get(patch.useCaseId)!.revision
        return { ...patch, value: before.get(patch.useCaseId)!.cells[patch.field as CellKey] ?? null, baseRevision }
      })
      if (back.length > 0) applied = this.apply(back)
    }
    const { useCases, conflicts } = applied
    if (useCases.size > 0) this.told.push([...useCases.values()])
    const revisions = Object.fromEntries([...useCases].map(([id, { revision }]) => [id, revision]))
    return { kind: 'accepted', response: { seq: this.told.length, revisions, conflicts } }
  }

  private apply(patches: readonly Patch[]) {
    const applied = applyPatches(this.rows, patches)
    if (!applied.ok) throw new Error('the test makes no unknown rows')
    for (const [id, row] of applied.value.useCases) this.rows.set(id, row)
    return applied.value
  }
}

/** One person's browser: requests and the stream reach it when the schedule says so. */
class Browser {
  readonly waiting: { request: ChangeRequest; answer: (delivery: Delivery) => void; delivery?: Delivery }[] = []
  readonly store: WorksheetStore
  private heard = 0
  /** Texts that the person had before their eyes, by cell. */
  private readonly seen = new Set(ids.flatMap((id) => fields.map((field) => `${id} ${field} null`)))

  constructor(private readonly server: Server) {
    this.store = new WorksheetStore({
      worksheet,
      page: { seq: 0, useCases: [...server.rows.values()], next: null },
      send: (request) => new Promise((answer) => this.waiting.push({ request, answer })),
    })
    for (const id of ids) {
      this.store.subscribeRow(id, () => fields.forEach((field) => this.seen.add(this.shown(id, field))))
    }
  }

  private shown(id: string, field: (typeof fields)[number]): string {
    return `${id} ${field} ${this.store.get(id)?.cells[field] ?? null}`
  }

  /** The request reaches the server; its answer is still on the way. */
  arrive(): void {
    const next = this.waiting.find(({ delivery }) => !delivery)
    if (!next) return
    const before = new Map(this.server.rows)
    next.delivery = this.server.deliver(next.request)
    for (const { useCaseId, field } of next.request.patches) {
      if (field === 'position' || field === 'deleted') continue
      const from = before.get(useCaseId)?.cells[field] ?? null
      const to = this.server.rows.get(useCaseId)?.cells[field] ?? null
      if (from !== to) expect(this.seen).toContain(`${useCaseId} ${field} ${from}`)
    }
  }

  async answer(): Promise<void> {
    const next = this.waiting[0]
    if (!next?.delivery) return
    this.waiting.shift()
    next.answer(next.delivery)
    for (let turn = 0; turn < 4; turn++) await Promise.resolve()
  }

  /** Some of what the stream has to say; now and then it says something a second time. */
  hear(count: number, again: boolean): void {
    if (again && this.heard > 0) this.store.receive(this.server.told[this.heard - 1]!)
    for (let told = 0; told < count && this.heard < this.server.told.length; told++) {
      this.store.receive(this.server.told[this.heard++]!)
    }
  }

  async settle(): Promise<void> {
    while (this.waiting.length > 0) {
      this.arrive()
      await this.answer()
    }
    this.hear(Infinity, false)
  }
}

const browser = fc.nat(1)
// Few cells and many edits, so that the browsers meet in one cell while requests are on their way.
const row = fc.constantFrom(0, 0, 0, 1)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      browser,
      row,
      field: fc.constantFrom(0, 0, 0, 1),
      text: fc.nat(1_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), browser, row }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), browser, row, text: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), browser }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      browser,
      choice: fc.constantFrom('mine' as const, 'theirs' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('arrive' as const), browser }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('answer' as const), browser }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('hear' as const), browser, count: fc.nat(3), again: fc.boolean() }),
  },
)

test('however requests, answers and the stream overtake each other, no text is overwritten unseen and all end alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const server = new Server()
      const browsers = [new Browser(server), new Browser(server)]
      for (const each of steps) {
        const { store } = browsers[each.browser]!
        const useCaseId = 'row' in each ? ids[each.row]! : ''
        if (each.kind === 'edit') {
          const field = fields[each.field]!
          store.edit([{ useCaseId, field, value: each.text ? `text ${each.text}` : null }], 'typing')
        } else if (each.kind === 'remove') {
          const value = store.get(useCaseId)?.deleted ? null : 'true'
          store.edit([{ useCaseId, field: 'deleted', value }], 'rows')
        } else if (each.kind === 'move') {
          store.edit([{ useCaseId, field: 'position', value: `a${each.text}V` }], 'rows')
        } else if (each.kind === 'decide') {
          const conflict = store.conflicts.get()[0]
          if (conflict) store.resolve(conflict, each.choice)
        } else if (each.kind === 'undo') store.undo()
        else if (each.kind === 'arrive') browsers[each.browser]!.arrive()
        else if (each.kind === 'answer') await browsers[each.browser]!.answer()
        else browsers[each.browser]!.hear(each.count, each.again)
      }
      for (const each of browsers) await each.settle()
      for (const each of browsers) await each.settle()

      const living = [...server.rows.values()].filter(({ deleted }) => !deleted)
      const order = living.sort((a, b) => (a.position + a.id < b.position + b.id ? -1 : 1)).map(({ id }) => id)
      for (const { store } of browsers) {
        expect(store.order.get()).toEqual(order)
        for (const id of ids) {
          const { cells, position, revision, deleted } = server.rows.get(id)!
          const row = store.get(id)!
          expect({ ...row, deleted: Boolean(row.deleted) }).toMatchObject({ cells, position, revision, deleted })
          expect(row.cells).toEqual(cells)
        }
        for (const { useCaseId, field, theirs } of store.conflicts.get()) {
          const row = server.rows.get(useCaseId)!
          const value =
            field === 'deleted' ? (row.deleted ? 'true' : null) : field === 'position' ? row.position : row.cells[field]
          expect(theirs).toBe(value ?? null)
        }
      }
    }),
    { numRuns: 1_000 },
  )
})
