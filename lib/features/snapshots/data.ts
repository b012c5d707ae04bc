import { z } from 'zod'
import { compare } from '@/lib/domain/history/compare'
import { snapshotReasons } from '@/lib/domain/history/snapshot'
import type { Cells, Worksheet } from '@/lib/domain/worksheet/model'
import { pool } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { getPastWorksheets } from '../history/data'
import type { Snapshot, SnapshotComparison, SnapshotList } from './types'

type ReadScope = WorksheetScope<'worksheet.view' | 'worksheet.export'>

const moment = z.date().transform((date) => date.toISOString())

const snapshotSchema = z.object({
  id: z.string(),
  seq: z.int(),
  name: z.string().nullable(),
  reason: z.enum(snapshotReasons).nullable(),
  createdBy: z.string().nullable(),
  createdAt: moment,
})

const listSchema = z.object({ archivedAt: moment.nullable(), snapshots: z.array(snapshotSchema) })

/** @throws AppError `notFound` when the worksheet was deleted since the scope was made */
export async function listSnapshots(scope: ReadScope): Promise<SnapshotList> {
  const { worksheetId, workspaceId, role } = scope
  const { rows } = await pool().query({
    name: 'snapshots',
    text: `SELECT s."archivedAt", n.id, n.seq, n.name, n.reason, u.name AS "createdBy", n."createdAt"
      FROM "Worksheet" s
      LEFT JOIN "Snapshot" n ON n."worksheetId" = s.id
      LEFT JOIN "User" u ON u.id = n."createdById"
      WHERE s.id = $1 AND s."workspaceId" = $2 ORDER BY n.seq DESC, n."createdAt" DESC`,
    values: [worksheetId, workspaceId],
  })
  if (!rows[0]) throw new AppError('notFound')
  const taken = rows.filter(({ id }) => id !== null)
  return { worksheetId, role, ...listSchema.parse({ archivedAt: rows[0].archivedAt, snapshots: taken }) }
}

/**
 * What became of the worksheet between two snapshots, or since one.
 * @param from id of a snapshot, by default the last one
 * @param to id of a snapshot, or `now` for the worksheet as it is
 * @throws AppError `notFound` when the worksheet does not have (any more) what is named
 */
export async function getComparison(scope: ReadScope, from?: string, to = 'now'): Promise<SnapshotComparison> {
  const list = await listSnapshots(scope)
  const first = from === undefined ? list.snapshots[0] : find(list, from)
  const second = to === 'now' ? null : find(list, to)
  if (!first) throw new AppError('notFound', 'no snapshot to compare with')
  const [before, after] = await getPastWorksheets(scope, [first.seq, second?.seq ?? null] as const)
  return { ...list, from: first, to: second, comparison: compare(before, after) }
}

function find({ snapshots }: SnapshotList, id: string): Snapshot {
  const found = snapshots.find((snapshot) => snapshot.id === id)
  if (!found) throw new AppError('notFound', 'no such snapshot')
  return found
}

/** A worksheet as it was at a snapshot, to be drawn into a file. */
export interface SnapshotContent {
  snapshot: Snapshot
  worksheet: Worksheet
  /** In worksheet order. */
  useCases: { id: string; cells: Cells }[]
}

/** @throws AppError `notFound` when the worksheet does not have (any more) such a snapshot */
export async function getSnapshotContent(
  scope: WorksheetScope<'worksheet.export'>,
  id: string,
): Promise<SnapshotContent> {
  const snapshot = find(await listSnapshots(scope), id)
  const [{ useCases, ...worksheet }] = await getPastWorksheets(scope, [snapshot.seq] as const)
  return {
    snapshot,
    worksheet: { id: scope.worksheetId, ...worksheet },
    useCases: useCases.flatMap(({ id, cells, deleted }) => (deleted ? [] : [{ id, cells }])),
  }
}
