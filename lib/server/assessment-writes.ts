import type { DatasetEffect, WorksheetEvent } from '@/lib/domain/history/event'
import { type DatasetFacts, datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import { type Fit, fitSchema } from '@/lib/domain/readiness/fit'
import { assessmentFate, datasetFate } from '@/lib/domain/readiness/incoming'
import type { NamedAssessment, NamedDataset } from '@/lib/domain/readiness/sheet'
import type { Transaction } from './db'
import { AppError } from './errors'
import { lockUseCase, type LockedUseCase } from './lock-worksheet'
import type { Scope } from './scope'
import type { WorksheetWrites } from './transact'

/** How the data and ML fit of use cases are written, by a person's form and by files alike. */

interface LockedAssessment extends LockedUseCase, NamedAssessment {
  /** Counts saves, from 0. */
  revision: number
}

/**
 * A use case's assessment; nobody else can change it before the transaction ends.
 * @returns null for a use case that is not (any more) one of the worksheet
 */
export async function lockAssessment(
  tx: Transaction,
  scope: Scope,
  worksheetId: string,
  useCase: string,
): Promise<LockedAssessment | null> {
  const row = await lockUseCase(tx, scope, worksheetId, useCase)
  if (!row) return null
  const [stored, needed] = [
    await tx.assessment.findUnique({ where: { useCaseId: useCase } }),
    await tx.requiredDataset.findMany({
      where: { useCaseId: useCase },
      select: { dataset: { select: { name: true } } },
      orderBy: { datasetId: 'asc' },
    }),
  ]
  return {
    ...row,
    revision: stored?.revision ?? 0,
    datasets: needed.map(({ dataset }) => dataset.name),
    fit: fitSchema.parse(stored?.fit ?? {}),
  }
}

/**
 * Writes the assessment of a use case that the transaction has locked, and records it.
 * @param datasets ids of the workspace's datasets that it needs
 * @throws AppError `notFound` for a dataset that the workspace does not have (any more)
 */
export async function writeAssessment(
  { tx, record }: WorksheetWrites,
  { workspaceId }: Scope,
  worksheetId: string,
  { useCase, before, datasets, fit }: { useCase: string; before: LockedAssessment; datasets: string[]; fit: Fit },
  actionId?: string,
): Promise<void> {
  const needs = await tx.dataset.findMany({ where: { id: { in: datasets }, workspaceId }, orderBy: { id: 'asc' } })
  if (needs.length !== datasets.length) throw new AppError('notFound')
  await record(
    worksheetId,
    {
      kind: 'assessment',
      useCaseId: useCase,
      no: before.no,
      from: { datasets: before.datasets, fit: before.fit },
      to: { datasets: needs.map(({ name }) => name), fit },
    },
    actionId,
  )
  await tx.requiredDataset.deleteMany({ where: { useCaseId: useCase } })
  await tx.requiredDataset.createMany({ data: datasets.map((datasetId) => ({ useCaseId: useCase, datasetId })) })
  await tx.assessment.upsert({
    where: { useCaseId: useCase },
    create: { useCaseId: useCase, fit, revision: 1 },
    update: { fit, revision: { increment: 1 } },
  })
}

/** Keeps what a dataset was, and what somebody made of it. */
export async function recordDatasetChange(
  tx: Transaction,
  { userId }: Scope,
  datasetId: string,
  from: { name: string; facts: unknown },
  to: { name: string; facts: DatasetFacts },
): Promise<void> {
  await tx.datasetChange.create({
    data: {
      datasetId,
      actorId: userId,
      from: { name: from.name, facts: datasetFactsSchema.parse(from.facts) },
      to: { name: to.name, facts: to.facts },
    },
  })
}

/** What a file says about datasets, and how a person wants it. */
export interface IncomingDatasets {
  described: readonly NamedDataset[]
  /** When the file was exported here; null for any other file. */
  exportedAt: string | null
  /** Whether the file's description replaces the workspace's, by name. */
  choices: Readonly<Record<string, boolean>>
}

/**
 * Brings the datasets that a file's use cases need into the workspace: adds those it lacks, and changes those whose
 * description is to be taken from the file.
 * @param needed their names
 * @returns what was added or changed, for the event that it is part of
 */
export async function takeDatasets(
  tx: Transaction,
  scope: Scope,
  needed: Iterable<string>,
  { described, exportedAt, choices }: IncomingDatasets,
): Promise<DatasetEffect[]> {
  const { workspaceId } = scope
  const inFile = new Map(described.map(({ name, facts }) => [name, facts]))
  const effects: DatasetEffect[] = []
  for (const name of new Set(needed)) {
    const facts = inFile.get(name)
    const [known] = await tx.$queryRaw<{ id: string; facts: unknown; revision: number; updatedAt: Date }[]>`
      SELECT id, facts, revision, "updatedAt" FROM "Dataset"
      WHERE "workspaceId" = ${workspaceId}::uuid AND name = ${name} FOR UPDATE`
    if (!known) {
      const added = await tx.dataset.create({
        data: { workspaceId, name, facts: facts ?? datasetFactsSchema.parse({}) },
      })
      effects.push({ id: added.id, name, from: null, revision: added.revision })
      continue
    }
    const from = datasetFactsSchema.parse(known.facts)
    const chosen = Object.hasOwn(choices, name) ? choices[name] : undefined
    const now = { facts: from, changedAt: known.updatedAt.toISOString() }
    if (!facts || datasetFate(facts, now, exportedAt, chosen) !== 'taken') continue
    const revision = known.revision + 1
    await tx.dataset.update({ where: { id: known.id }, data: { facts, revision } })
    await recordDatasetChange(tx, scope, known.id, { name, facts: from }, { name, facts })
    effects.push({ id: known.id, name, from, revision })
  }
  return effects
}

/** Ids of the workspace's datasets by their names. */
export async function datasetIds(
  tx: Transaction,
  { workspaceId }: Scope,
  names: Iterable<string>,
): Promise<Map<string, string>> {
  const found = await tx.dataset.findMany({
    where: { workspaceId, name: { in: [...new Set(names)] } },
    select: { id: true, name: true },
  })
  return new Map(found.map(({ id, name }) => [name, id]))
}

/**
 * Gives use cases that the transaction has just added their assessments. Not recorded one by one: they came with the
 * rows, and go with them.
 * @param assessments in the order of `positions`; null for a row without one
 */
export async function addAssessments(
  tx: Transaction,
  scope: Scope,
  worksheetId: string,
  positions: readonly string[],
  assessments: readonly (NamedAssessment | null)[],
): Promise<void> {
  const ids = await datasetIds(
    tx,
    scope,
    assessments.flatMap((each) => each?.datasets ?? []),
  )
  const rows = assessments.flatMap((each, index) => {
    if (!each) return []
    return [
      { position: positions[index], fit: each.fit, datasets: each.datasets.flatMap((name) => ids.get(name) ?? []) },
    ]
  })
  const said = JSON.stringify(rows)
  await tx.$executeRaw`
    WITH said AS (
      SELECT u.id, r.fit, r.datasets
      FROM jsonb_to_recordset(${said}::jsonb) AS r(position text, fit jsonb, datasets jsonb)
      JOIN "UseCase" u ON u."worksheetId" = ${worksheetId}::uuid AND u.position = r.position COLLATE "C"
    ), assessed AS (
      INSERT INTO "Assessment" ("useCaseId", fit, revision) SELECT id, fit, 1 FROM said
    )
    INSERT INTO "RequiredDataset" ("useCaseId", "datasetId")
    SELECT s.id, d::uuid FROM said s CROSS JOIN jsonb_array_elements_text(s.datasets) AS d`
}

/**
 * Takes back what an action did to datasets; one that somebody has changed since stays, and so does one that it added:
 * other worksheets may need it by now.
 * @returns the names of those that stay
 */
export async function revertDatasets(
  tx: Transaction,
  scope: Scope,
  effects: readonly DatasetEffect[],
): Promise<string[]> {
  const kept: string[] = []
  for (const { id, name, from, revision } of effects) {
    if (from) {
      const now = await tx.dataset.findFirst({ where: { id, workspaceId: scope.workspaceId, revision } })
      const { count } = await tx.dataset.updateMany({
        where: { id, workspaceId: scope.workspaceId, revision },
        data: { facts: from, revision: { increment: 1 } },
      })
      if (now && count > 0) {
        await recordDatasetChange(tx, scope, id, now, { name: now.name, facts: from })
        continue
      }
    }
    kept.push(name)
  }
  return kept
}

/**
 * Takes back what an action recorded of assessments; one that somebody has changed since stays.
 * @returns how many stay
 */
export async function revertAssessments(
  writes: WorksheetWrites,
  scope: Scope,
  worksheetId: string,
  events: readonly Extract<WorksheetEvent, { kind: 'assessment' }>[],
  actionId: string,
): Promise<number> {
  let kept = 0
  for (const { useCaseId: useCase, from, to } of events) {
    const before = await lockAssessment(writes.tx, scope, worksheetId, useCase)
    if (before && assessmentFate(before, to, false) === 'same') {
      const ids = [...(await datasetIds(writes.tx, scope, from.datasets)).values()]
      await writeAssessment(writes, scope, worksheetId, { useCase, before, datasets: ids, fit: from.fit }, actionId)
    } else kept += 1
  }
  return kept
}

/** What a copy of a worksheet says of its use cases. */
interface SaidOfCopy {
  /** By use case. */
  said: ReadonlyMap<string, NamedAssessment>
  /** Use cases that the merge has added: they take what is said along, unrecorded as with an import. */
  added: ReadonlySet<string>
  /** The seq that the copy was exported at; null for a file that is no export of the worksheet. */
  base: number | null
  actionId: string
}

/** Gives use cases of a worksheet what a copy of it says of them, except where somebody has changed that here since. */
export async function mergeAssessments(
  writes: WorksheetWrites,
  scope: Scope,
  worksheetId: string,
  { said, added, base, actionId }: SaidOfCopy,
): Promise<void> {
  const { tx } = writes
  const changed = await changedAssessments(tx, worksheetId, base ?? 0)
  const needed = [...said.values()].flatMap(({ datasets }) => datasets)
  const ids = await datasetIds(tx, scope, needed)
  const idsOf = ({ datasets }: NamedAssessment) => datasets.flatMap((name) => ids.get(name) ?? [])
  const withNew = [...said].filter(([useCase]) => added.has(useCase))
  await tx.assessment.createMany({
    data: withNew.map(([useCaseId, { fit }]) => ({ useCaseId, fit, revision: 1 })),
  })
  await tx.requiredDataset.createMany({
    data: withNew.flatMap(([useCaseId, each]) => idsOf(each).map((datasetId) => ({ useCaseId, datasetId }))),
  })
  for (const [useCase, incoming] of said) {
    if (added.has(useCase)) continue
    const before = await lockAssessment(tx, scope, worksheetId, useCase)
    if (!before || assessmentFate(incoming, before, base !== null && !changed.has(useCase)) !== 'taken') continue
    const { fit } = incoming
    await writeAssessment(writes, scope, worksheetId, { useCase, before, datasets: idsOf(incoming), fit }, actionId)
  }
}

/** Use cases whose data or ML fit somebody has changed after a seq. */
export async function changedAssessments(tx: Transaction, worksheetId: string, seq: number): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT changes ->> 'useCaseId' AS id FROM "HistoryEvent"
    WHERE "worksheetId" = ${worksheetId}::uuid AND seq > ${seq}::int AND "useCaseId" IS NULL AND source = 'assessment'`
  return new Set(rows.map(({ id }) => id))
}
