import type { SharedTermEffect, WorksheetEvent } from '@/lib/domain/history/event'
import { valueFate } from '@/lib/domain/value/sheet/fate'
import { fingerprint } from '@/lib/domain/value/sheet/fingerprint'
import { settleValue, type RowValue, type Workspace } from '@/lib/domain/value/sheet/row-value'
import { termSchema } from '@/lib/domain/value/term'
import { type Valuation, valuationSchema } from '@/lib/domain/value/valuation'
import { cellsSchema } from '@/lib/domain/worksheet/stored'
import type { Transaction } from './db'
import { lockUseCase, type LockedUseCase } from './lock-worksheet'
import type { Scope } from './scope'
import type { WorksheetWrites } from './transact'

/** How the values of use cases are written, by a person's form and by files alike. */

interface LockedValuation extends LockedUseCase {
  /** Null before the first save. */
  valuation: Valuation | null
  /** Counts saves, from 0. */
  revision: number
}

/**
 * What a use case is worth; nobody else can change it before the transaction ends.
 * @returns null for a use case that is not (any more) one of the worksheet
 */
export async function lockValuation(
  tx: Transaction,
  scope: Scope,
  worksheetId: string,
  useCase: string,
): Promise<LockedValuation | null> {
  const row = await lockUseCase(tx, scope, worksheetId, useCase)
  if (!row) return null
  const stored = await tx.valuation.findUnique({ where: { useCaseId: useCase } })
  return {
    ...row,
    valuation: stored ? valuationSchema.parse(stored.content) : null,
    revision: stored?.revision ?? 0,
  }
}

/** A value for a use case that the transaction has locked. */
interface WrittenValuation {
  useCase: string
  before: LockedValuation
  /** Null takes it away. */
  valuation: Valuation | null
}

/** Writes and records what a use case is worth. */
export async function writeValuation(
  { tx, record }: WorksheetWrites,
  worksheetId: string,
  { useCase, before, valuation }: WrittenValuation,
  actionId?: string,
): Promise<void> {
  const event = { kind: 'valuation', useCaseId: useCase, no: before.no, from: before.valuation, to: valuation } as const
  await record(worksheetId, event, actionId)
  if (!valuation) {
    await tx.valuation.deleteMany({ where: { useCaseId: useCase } })
    return
  }
  await tx.valuation.upsert({
    where: { useCaseId: useCase },
    create: { useCaseId: useCase, content: valuation },
    update: { content: valuation, revision: { increment: 1 } },
  })
}

/**
 * A file's values as those of the workspace, whose shared terms they use or add.
 * @param values null for a row without one
 * @returns the values in the same order, and the terms that were added, for the event that this is part of
 */
export async function settleValues(
  tx: Transaction,
  { workspaceId }: Scope,
  values: readonly (RowValue | null)[],
): Promise<{ valuations: (Valuation | null)[]; sharedTerms: SharedTermEffect[] }> {
  const stored = await tx.sharedTerm.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })
  const members = await tx.membership.findMany({ where: { workspaceId }, select: { userId: true } })
  const shared = stored.map(({ id, name, content }) => termSchema.parse({ ...Object(content), id, name }))
  const workspace: Workspace = {
    shared,
    memberIds: new Set(members.map(({ userId }) => userId)),
    newId: () => crypto.randomUUID(),
  }
  const sharedTerms: SharedTermEffect[] = []
  const valuations: (Valuation | null)[] = []
  for (const value of values) {
    const settled = value && settleValue(value, workspace)
    for (const term of settled?.created ?? []) {
      const { id, name, ...content } = term
      const { revision } = await tx.sharedTerm.create({ data: { id, workspaceId, name, content } })
      // The next use case with a term of the name shares this one.
      shared.push(term)
      sharedTerms.push({ id, name, revision })
    }
    valuations.push(settled && settled.valuation)
  }
  return { valuations, sharedTerms }
}

/**
 * Gives use cases that the transaction has just added their values. Not recorded one by one: they came with the rows, and
 * go with them.
 * @param valuations in the order of `positions`; null for a row without one
 */
export async function addValuations(
  tx: Transaction,
  worksheetId: string,
  positions: readonly string[],
  valuations: readonly (Valuation | null)[],
): Promise<void> {
  const rows = valuations.flatMap((content, index) => (content ? [{ position: positions[index], content }] : []))
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "Valuation" ("useCaseId", content)
    SELECT u.id, r.content FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(position text, content jsonb)
    JOIN "UseCase" u ON u."worksheetId" = ${worksheetId}::uuid AND u.position = r.position COLLATE "C"`
}

/** A copy's value for a use case; `before` is null for one that the merge adds. */
interface TakenValue extends Omit<WrittenValuation, 'before'> {
  before: LockedValuation | null
}

/**
 * Decides which use cases of a worksheet get the value that a copy of it says: those that somebody changed in the copy,
 * and nobody here since, and those that the merge is going to add. The worksheet is locked.
 * @param said by use case
 * @returns what `writeValues` writes, and the shared terms that were added for it
 */
export async function takeValues(
  tx: Transaction,
  scope: Scope,
  worksheetId: string,
  said: ReadonlyMap<string, RowValue>,
): Promise<{ writes: TakenValue[]; sharedTerms: SharedTermEffect[] }> {
  if (said.size === 0) return { writes: [], sharedTerms: [] }
  const stored = await tx.useCase.findMany({
    where: { id: { in: [...said.keys()] }, worksheetId, worksheet: { workspaceId: scope.workspaceId } },
    select: { id: true, cells: true, valuation: true },
  })
  const known = new Map(
    stored.map(({ id, cells, valuation }): [string, LockedValuation] => [
      id,
      {
        no: cellsSchema.parse(cells).no ?? '',
        archived: false,
        valuation: valuation && valuationSchema.parse(valuation.content),
        revision: valuation?.revision ?? 0,
      },
    ]),
  )
  const taken = [...said].flatMap(([useCase, incoming]) => {
    const before = known.get(useCase) ?? null
    return valueFate(incoming, before && before.valuation) === 'taken' ? [{ useCase, before, incoming }] : []
  })
  const incoming = taken.map((each) => each.incoming)
  const { valuations, sharedTerms } = await settleValues(tx, scope, incoming)
  return { sharedTerms, writes: taken.map((each, index) => ({ ...each, valuation: valuations[index]! })) }
}

/** Writes what `takeValues` decided. A row that the merge adds takes its value along, unrecorded as with an import. */
export async function writeValues(
  writes: WorksheetWrites,
  worksheetId: string,
  taken: readonly TakenValue[],
  actionId: string,
): Promise<void> {
  const added = taken.flatMap(({ useCase, before, valuation }) =>
    before === null && valuation ? [{ useCaseId: useCase, content: valuation }] : [],
  )
  if (added.length > 0) await writes.tx.valuation.createMany({ data: added })
  for (const { before, ...each } of taken) {
    if (before) await writeValuation(writes, worksheetId, { ...each, before }, actionId)
  }
}

/**
 * Takes back what an action recorded of values; one that somebody has changed since stays.
 * @returns how many stay
 */
export async function revertValuations(
  writes: WorksheetWrites,
  scope: Scope,
  worksheetId: string,
  events: readonly Extract<WorksheetEvent, { kind: 'valuation' }>[],
  actionId: string,
): Promise<number> {
  let kept = 0
  for (const { useCaseId: useCase, from, to } of events) {
    const before = await lockValuation(writes.tx, scope, worksheetId, useCase)
    const isAsWritten = before && to && before.valuation && fingerprint(before.valuation) === fingerprint(to)
    if (isAsWritten) await writeValuation(writes, worksheetId, { useCase, before, valuation: from }, actionId)
    else kept += 1
  }
  return kept
}

/** Takes back the shared terms that an action added, less those that somebody has changed since or that a value uses. */
export async function revertSharedTerms(
  tx: Transaction,
  { workspaceId }: Scope,
  effects: readonly SharedTermEffect[],
): Promise<void> {
  for (const { id, revision } of effects) {
    await tx.$executeRaw`
      DELETE FROM "SharedTerm" t WHERE t.id = ${id}::uuid AND t."workspaceId" = ${workspaceId}::uuid
        AND t.revision = ${revision}::int AND NOT EXISTS (
          SELECT FROM "Valuation" v JOIN "UseCase" u ON u.id = v."useCaseId" JOIN "Worksheet" s ON s.id = u."worksheetId"
          WHERE s."workspaceId" = t."workspaceId" AND v.content -> 'sharedTerms' ? t.id::text
        )`
  }
}
