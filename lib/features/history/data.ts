import { z } from 'zod'
import {
  undoChanges,
  undoEvents,
  type PastUseCase,
  type PastWorksheet,
  type UndoableEvent,
} from '@/lib/domain/history/as-of'
import { changesSchema, historyEventSchema, worksheetEventSchema, type HistoryEvent } from '@/lib/domain/history/event'
import type { HistoryPage, HistoryStep } from '@/lib/domain/history/step'
import { countPatches, restorePatches, type RestorePreview, type RowHistory } from '@/lib/domain/history/restore'
import type { StoredUseCase } from '@/lib/domain/merge/apply'
import type { Patch } from '@/lib/domain/merge/patch'
import type { ExtraKey } from '@/lib/domain/worksheet/fields'
import { db, sql, type Sql, type Transaction } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { useCaseSchema } from '@/lib/domain/worksheet/stored'
import { extraColumnsSchema, formatSchema, scaleSchema } from '../worksheets/schema'
import type { HistoryQuery } from './schema'

type HistoryScope = WorksheetScope<'worksheet.view' | 'worksheet.import'>

const worksheetSchema = z.object({
  title: z.string(),
  format: formatSchema,
  scale: scaleSchema,
  extraColumns: extraColumnsSchema,
  seq: z.int(),
  archivedAt: z.date().nullable(),
  createdAt: z.date(),
})
const storedUseCaseSchema = useCaseSchema.extend({ deleted: z.boolean() }) satisfies z.ZodType<StoredUseCase>
const storedSchema = z.array(storedUseCaseSchema)

/** A worksheet now, and how it came to be what it is. */
export interface WorksheetHistory {
  seq: number
  archivedAt: Date | null
  /** In worksheet order; deleted rows are among the use cases. */
  now: PastWorksheet & { useCases: StoredUseCase[] }
  /** The worksheet right after the action with this seq, which must not lie before the `since` that was read. */
  asOf(seq: number): PastWorksheet
}

/**
 * Reads a worksheet and what happened to it after the action with seq `since`, as of one moment.
 * @param tx a transaction that keeps others from changing the worksheet meanwhile; by default one of its own
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function getWorksheetHistory(
  scope: HistoryScope,
  since: number,
  tx?: Transaction,
): Promise<WorksheetHistory> {
  if (tx) return readHistory(tx, scope, since)
  return db().$transaction((own) => readHistory(own, scope, since), { isolationLevel: 'RepeatableRead' })
}

async function readHistory(tx: Transaction, scope: HistoryScope, since: number): Promise<WorksheetHistory> {
  const { now, seq, archivedAt } = await readNow(tx, scope)
  const events = await tx.$queryRaw`
    SELECT seq, "actionId", "actorId", "createdAt", "useCaseId", source, changes FROM "HistoryEvent"
    WHERE "worksheetId" = ${scope.worksheetId}::uuid AND seq > ${since} ORDER BY seq DESC`
  const later: HistoryEvent[] = z.array(historyEventSchema).parse(events)
  return {
    seq,
    archivedAt,
    now,
    asOf: (moment) =>
      undoEvents(
        now,
        later.filter((event) => event.seq > moment),
      ),
  }
}

/** A worksheet and its events as texts, for the thread that merges: to read them here would stop the server meanwhile. */
export interface HistoryTexts {
  archivedAt: Date | null
  worksheet: Omit<PastWorksheet, 'useCases'> & { id: string; seq: number }
  /** JSON of StoredUseCase[], as `WorksheetHistory.now` has them. */
  useCases: string
  /** JSON of the events after `since` with seq, useCaseId and changes, the last one first. */
  events: string
}

/** As `getWorksheetHistory`, but as texts. */
export async function getHistoryTexts(scope: HistoryScope, since: number, tx?: Transaction): Promise<HistoryTexts> {
  if (tx) return readTexts(tx, scope, since)
  return db().$transaction((own) => readTexts(own, scope, since), { isolationLevel: 'RepeatableRead' })
}

async function readTexts(
  tx: Transaction,
  { worksheetId, workspaceId }: HistoryScope,
  since: number,
): Promise<HistoryTexts> {
  const found = await tx.worksheet.findFirst({ where: { id: worksheetId, workspaceId } })
  if (!found) throw new AppError('notFound')
  const { archivedAt, ...worksheet } = worksheetSchema.parse(found)
  const [texts] = await tx.$queryRaw<{ useCases: string; events: string }[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', id, 'position', position, 'cells', cells,
        'revision', revision, 'cellRevisions', "cellRevisions", 'deleted', deleted) ORDER BY position, id), '[]')::text
      FROM "UseCase" WHERE "worksheetId" = ${worksheetId}::uuid) AS "useCases",
      (SELECT coalesce(json_agg(json_build_object('seq', seq, 'useCaseId', "useCaseId", 'changes', changes)
        ORDER BY seq DESC), '[]')::text
      FROM "HistoryEvent" WHERE "worksheetId" = ${worksheetId}::uuid AND seq > ${since}) AS events`
  return { archivedAt, worksheet: { ...worksheet, id: worksheetId }, ...texts! }
}

async function readNow(
  tx: Transaction,
  { worksheetId, workspaceId }: WorksheetScope,
): Promise<Pick<WorksheetHistory, 'now' | 'seq' | 'archivedAt'> & { createdAt: Date }> {
  const found = await tx.worksheet.findFirst({ where: { id: worksheetId, workspaceId } })
  if (!found) throw new AppError('notFound')
  const { seq, archivedAt, createdAt, ...worksheet } = worksheetSchema.parse(found)
  const useCases = await tx.$queryRaw`
    SELECT id, position, cells, revision, "cellRevisions", deleted FROM "UseCase"
    WHERE "worksheetId" = ${worksheetId}::uuid ORDER BY position, id`
  return { now: { ...worksheet, useCases: storedSchema.parse(useCases) }, seq, archivedAt, createdAt }
}

const undoableSchema = z.union([
  z.object({ useCaseId: z.uuid(), changes: changesSchema }),
  z.object({ useCaseId: z.null(), changes: worksheetEventSchema }),
]) satisfies z.ZodType<UndoableEvent>

/**
 * Reads a worksheet right after each of some actions. Unlike `getWorksheetHistory` it reads of the events since only what
 * undoing them needs, one per row, however many there were (docs/decisions/019).
 * @param seqs null for the worksheet as it is
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function getPastWorksheets<Seqs extends readonly (number | null)[]>(
  scope: WorksheetScope<'worksheet.view' | 'worksheet.export'>,
  seqs: Seqs,
): Promise<{ [Index in keyof Seqs]: PastWorksheet }> {
  return db().$transaction(
    async (tx) => {
      const { now } = await readNow(tx, scope)
      const past: PastWorksheet[] = []
      for (const seq of seqs) past.push(undoEvents(now, seq === null ? [] : await readUndoable(tx, scope, seq)))
      return past as { [Index in keyof Seqs]: PastWorksheet }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}

async function readUndoable(tx: Transaction, { worksheetId }: WorksheetScope, since: number): Promise<UndoableEvent[]> {
  const events = await tx.$queryRaw`
    SELECT "useCaseId", jsonb_object_agg(field, change) AS changes FROM (
      SELECT DISTINCT ON (h."useCaseId", c.key) h."useCaseId", c.key AS field, c.value AS change
      FROM "HistoryEvent" h, jsonb_each(h.changes) c
      WHERE h."worksheetId" = ${worksheetId}::uuid AND h.seq > ${since} AND h."useCaseId" IS NOT NULL
      ORDER BY h."useCaseId", c.key, h.seq
    ) first GROUP BY "useCaseId"`
  const ofWorksheet = await tx.$queryRaw`
    SELECT "useCaseId", changes FROM "HistoryEvent"
    WHERE "worksheetId" = ${worksheetId}::uuid AND seq > ${since} AND "useCaseId" IS NULL ORDER BY seq DESC`
  return [...z.array(undoableSchema).parse(events), ...z.array(undoableSchema).parse(ofWorksheet)]
}

/** A restore of a worksheet, made from what it is at one moment. */
export interface Restore {
  preview: RestorePreview
  patches: Patch[]
  /** The columns of the user's own that the worksheet has. */
  extraColumns: ExtraKey[]
}

/**
 * What restoring a worksheet's rows as they were after an action comes to. Nothing is written.
 * @param tx a transaction that keeps others from changing the worksheet meanwhile; by default one of its own
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function readRestore(
  scope: WorksheetScope<'worksheet.edit'>,
  to: number,
  tx?: Transaction,
): Promise<Restore> {
  if (!tx) return db().$transaction((own) => readRestore(scope, to, own), { isolationLevel: 'RepeatableRead' })
  const { now, seq, createdAt } = await readNow(tx, scope)
  const action = await tx.historyEvent.findFirst({
    where: { worksheetId: scope.worksheetId, seq: { lte: to } },
    orderBy: { seq: 'desc' },
    select: { createdAt: true },
  })
  const past = undoEvents(now, await readUndoable(tx, scope, to))
  const patches = restorePatches(now.useCases, past.useCases)
  const preview = { seq, at: (action?.createdAt ?? createdAt).toISOString(), ...countPatches(patches) }
  return { preview, patches, extraColumns: now.extraColumns }
}

/**
 * A row as it is, and as it was after an action.
 * @throws AppError `notFound` when there is no such row in the worksheet
 */
export async function getRowHistory(
  { worksheetId, workspaceId }: WorksheetScope<'worksheet.view'>,
  useCaseId: string,
  asOf: number,
): Promise<RowHistory> {
  return db().$transaction(
    async (tx) => {
      const found = await tx.useCase.findFirst({ where: { id: useCaseId, worksheetId, worksheet: { workspaceId } } })
      if (!found) throw new AppError('notFound')
      const now = storedUseCaseSchema.parse(found)
      const events = await tx.historyEvent.findMany({
        where: { useCaseId, seq: { gt: asOf } },
        orderBy: { seq: 'desc' },
        select: { changes: true },
      })
      let past: PastUseCase | null = { id: now.id, position: now.position, cells: now.cells, deleted: now.deleted }
      for (const { changes } of events) past = past && undoChanges(past, changesSchema.parse(changes))
      return { now, past }
    },
    { isolationLevel: 'RepeatableRead' },
  )
}

/** Actions of a page: more than a screen full even where many of them read as one sentence. */
const PAGE_STEPS = 100
/** Rows that are told of an action on many. */
const SHOWN_ROWS = 10
/** Characters of a row's name. */
const NAME_LENGTH = 120

/**
 * The actions on a worksheet, a row or a cell, the last one first, a page at a time. What a page costs does not depend on
 * how many there are: each condition is looked up in an index, in the order of seq.
 * @throws AppError `notFound` when the worksheet was deleted since the scope was made
 */
export async function getHistoryPage(
  scope: WorksheetScope<'worksheet.view'>,
  query: HistoryQuery,
): Promise<HistoryPage> {
  const { worksheetId, workspaceId } = scope
  const worksheet = await db().worksheet.findFirst({ where: { id: worksheetId, workspaceId }, select: { id: true } })
  if (!worksheet) throw new AppError('notFound')
  const [found, people] = await Promise.all([db().$queryRaw(historyStatement(scope, query)), readPeople(scope)])
  const steps = stepsOf(z.array(foundSchema).parse(found))
  const next = steps.length > PAGE_STEPS ? steps[PAGE_STEPS - 1]!.seq : null
  return { steps: steps.slice(0, PAGE_STEPS), next, people }
}

/** Reads the events of a page with one action more, by which it is known that there are older ones. */
export function historyStatement({ worksheetId }: WorksheetScope, query: HistoryQuery): Sql {
  const { useCase, field, person, day, before } = query
  // `IS TRUE` leaves a row's events to the index by row.
  const inPlace = useCase
    ? sql`h."useCaseId" = ${useCase}::uuid AND (h."worksheetId" = ${worksheetId}::uuid) IS TRUE`
    : sql`h."worksheetId" = ${worksheetId}::uuid`
  const isMeant = sql`${inPlace} AND h.seq < ${before}::int
    ${field ? sql`AND h.changes ? ${field}` : sql``}
    ${person ? sql`AND h."actorId" = ${person}::uuid` : sql``}
    ${day ? onDay(worksheetId, day) : sql``}`
  return sql`
    WITH page AS (
      SELECT h.seq, count(h."useCaseId")::int AS rows FROM "HistoryEvent" h
      WHERE ${isMeant} GROUP BY h.seq ORDER BY h.seq DESC LIMIT ${PAGE_STEPS}::int + 1
    )
    SELECT p.rows, e.*, left(u.cells ->> 'no', ${NAME_LENGTH}) AS no,
      left(u.cells ->> 'product', ${NAME_LENGTH}) AS product,
      left(coalesce(u.cells ->> 'problem', u.cells ->> 'caseName'), ${NAME_LENGTH}) AS problem
    FROM page p
    CROSS JOIN LATERAL (
      SELECT h."actionId" FROM "HistoryEvent" h WHERE ${inPlace} AND h.seq = p.seq LIMIT 1
    ) a
    CROSS JOIN LATERAL (
      SELECT h.seq, h."actionId", h."actorId", h."createdAt", h."useCaseId", h.source, h.changes FROM "HistoryEvent" h
      WHERE h."worksheetId" = ${worksheetId}::uuid AND h."actionId" = a."actionId" AND h.seq = p.seq
        ${useCase ? sql`AND h."useCaseId" = ${useCase}::uuid` : sql``}
      -- The worksheet's own event first: it has no use case.
      ORDER BY h."useCaseId" DESC LIMIT ${SHOWN_ROWS}::int + 1
    ) e
    LEFT JOIN "UseCase" u ON u.id = e."useCaseId"
    ORDER BY p.seq DESC, e."useCaseId" DESC`
}

/** Between the first and the last action of a day, which the index by moment finds; nothing where there is none. */
function onDay(worksheetId: string, day: string): Sql {
  const begin = new Date(`${day}T00:00`)
  const end = new Date(begin.getFullYear(), begin.getMonth(), begin.getDate() + 1)
  const seqOf = (span: Sql, direction: Sql) => sql`(
    SELECT d.seq FROM "HistoryEvent" d WHERE d."worksheetId" = ${worksheetId}::uuid AND d."createdAt" ${span}
    ORDER BY d."createdAt" ${direction} LIMIT 1)`
  return sql`AND h.seq BETWEEN ${seqOf(sql`>= ${begin}`, sql`ASC`)} AND ${seqOf(sql`< ${end}`, sql`DESC`)}`
}

const foundSchema = z
  .looseObject({
    rows: z.int(),
    no: z.string().nullable(),
    product: z.string().nullable(),
    problem: z.string().nullable(),
  })
  .transform(({ rows, no, product, problem, ...event }) => ({
    rows,
    name: { no, product, problem },
    event: historyEventSchema.parse(event),
  }))

function stepsOf(found: readonly z.infer<typeof foundSchema>[]): HistoryStep[] {
  const steps = new Map<number, HistoryStep>()
  for (const { rows, name, event } of found) {
    const { seq, actionId, actorId, createdAt, source } = event
    const step = steps.get(seq) ?? {
      ...{ seq, actionId, actorId, source, at: createdAt.toISOString(), worksheet: null, rowCount: rows, rows: [] },
    }
    if (event.useCaseId === null) step.worksheet = event.changes
    else if (step.rows.length < SHOWN_ROWS) {
      step.rows.push({ useCaseId: event.useCaseId, name, changes: event.changes })
    }
    steps.set(seq, step)
  }
  return [...steps.values()]
}

/** Everybody who changed the worksheet: each found behind the one before, so that their many events are not read. */
async function readPeople({ worksheetId }: WorksheetScope): Promise<HistoryPage['people']> {
  const next = (behind: Sql) => sql`(SELECT h."actorId" FROM "HistoryEvent" h
    WHERE h."worksheetId" = ${worksheetId}::uuid AND h."actorId" > ${behind} ORDER BY h."actorId" LIMIT 1)`
  return db().$queryRaw<HistoryPage['people']>`
    WITH RECURSIVE actor AS (
      SELECT ${next(sql`'00000000-0000-0000-0000-000000000000'::uuid`)} AS id
      UNION ALL SELECT ${next(sql`actor.id`)} FROM actor WHERE actor.id IS NOT NULL
    )
    SELECT u.id, u.name FROM actor JOIN "User" u USING (id) ORDER BY u.name, u.id`
}
