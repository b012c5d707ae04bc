import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { CellKey } from '@/lib/domain/worksheet/fields'
import type { Cells, FormatId } from '@/lib/domain/worksheet/model'
import type { Patch } from '@/lib/domain/merge/patch'
import { exportWorksheet } from '@/lib/features/exports/mutations'
import { startImport } from '@/lib/features/imports/mutations'
import { previewMerge } from '@/lib/features/merges/data'
import { commitMerge } from '@/lib/features/merges/mutations'
import { mergeDecisionsSchema } from '@/lib/features/merges/schema'
import { err } from '@/lib/domain/core/result'
import type { MergeDecisions, MergePreview } from '@/lib/domain/merge/preview'
import { applyChanges } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import type { Scope } from '@/lib/server/scope'
import { addMember, addWorksheet, patch, workspaceScope, worksheetScope, type TestMember } from './worksheets'

// In the file from row 12 on: E is the problem, C the product, G the urgency, S the notes.
export const offlineRows: Cells[] = [
  { no: '1', product: '会計', problem: '入力が遅い', urgency: 'High', 'extra:担当者': '佐藤' },
  { no: '2', product: '在庫', problem: '数が合わない' },
  { no: '3', product: '給与', problem: '締めに間に合わない', notes: '二行\n目' },
]

export const decide = (decisions: object = {}) => mergeDecisionsSchema.parse(decisions)

/** A worksheet with the rows above, of which copies are exported, edited and merged back. */
export class OfflineCopy {
  static async make(): Promise<OfflineCopy> {
    const member = await addMember()
    const scope = await workspaceScope(member, 'worksheet.import')
    const worksheet = await addWorksheet(member, { extraColumns: ['extra:担当者'] })
    const copy = new OfflineCopy(member, scope, worksheet)
    const patches = offlineRows.flatMap((cells, n) => [
      patch(copy.ids[n]!, 'position', `a${n + 1}`),
      ...Object.entries(cells).map(([field, text]) => patch(copy.ids[n]!, field as CellKey, text ?? null)),
    ])
    await copy.edit(patches)
    return copy
  }

  /** Of the rows, in their order. */
  readonly ids = offlineRows.map(() => randomUUID())

  private constructor(
    readonly member: TestMember,
    readonly scope: Scope<'worksheet.import'>,
    readonly worksheet: string,
  ) {}

  async edit(patches: Patch[]): Promise<void> {
    const editing = await worksheetScope(this.member, 'worksheet.edit', this.worksheet)
    const { conflicts } = await applyChanges(editing, { actionId: randomUUID(), source: 'typing', patches })
    expect(conflicts).toEqual([])
  }

  async exported(format?: FormatId): Promise<Uint8Array> {
    return (await exportWorksheet(await worksheetScope(this.member, 'worksheet.export', this.worksheet), format)).bytes
  }

  async upload(bytes: Buffer, target: string | null = null): Promise<string> {
    const started = await startImport(this.scope, { fileName: 'copy.xlsx', bytes, target })
    if (!started.ok) throw new Error(started.error.code)
    return started.value
  }

  async preview(id: string, decisions = {}): Promise<MergePreview> {
    return JSON.parse(await previewMerge(this.scope, id, decide(decisions))) as MergePreview
  }

  /** Commits under the decisions, about the worksheet as it is unless they say what was seen. */
  async commit(id: string, decisions: Partial<MergeDecisions> = {}) {
    const { seq } = decisions.seq === undefined ? await this.preview(id) : { seq: decisions.seq }
    const merged = await commitMerge(this.scope, id, { ...decide(decisions), seq })
    if (merged.ok) return merged
    return err({ ...merged.error, preview: JSON.parse(merged.error.preview) as MergePreview })
  }

  /** The worksheet's rows in order: their cells. */
  async texts(): Promise<Cells[]> {
    const stored = await db().useCase.findMany({
      where: { worksheetId: this.worksheet, deleted: false },
      orderBy: { position: 'asc' },
    })
    return stored.map(({ cells }) => cells as Cells)
  }

  /** Every row, deleted ones too. */
  async everything() {
    const stored = await db().useCase.findMany({ where: { worksheetId: this.worksheet }, orderBy: { id: 'asc' } })
    return stored.map(({ id, position, cells, deleted }) => ({ id, position, cells, deleted }))
  }
}
