import { z } from 'zod'
import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import type { KnownDataset } from '@/lib/domain/readiness/incoming'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import type { DatasetInFull, Inventory, InventoryDataset } from './types'

const withUses = { include: { _count: { select: { uses: { where: { useCase: { deleted: false } } } } } } }

interface StoredDataset {
  id: string
  name: string
  facts: unknown
  revision: number
  _count: { uses: number }
}

function asDataset({ id, name, facts, revision, _count }: StoredDataset): InventoryDataset {
  return { id, name, facts: datasetFactsSchema.parse(facts), revision, uses: _count.uses }
}

/** The workspace's datasets, by name. */
export async function listDatasets(
  scope: Scope<'dataset.view' | 'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
): Promise<Inventory> {
  const datasets = await db().dataset.findMany({
    where: { workspaceId: scope.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    ...withUses,
  })
  return { workspaceSlug: scope.workspaceSlug, role: scope.role, datasets: datasets.map(asDataset) }
}

const describedSchema = z.object({ name: z.string(), facts: datasetFactsSchema })

/**
 * A dataset with its last 50 changes.
 * @throws AppError `notFound` when there is no such dataset in the workspace
 */
export async function getDataset(scope: Scope<'dataset.view'>, id: string): Promise<DatasetInFull> {
  const dataset = await db().dataset.findFirst({
    where: { id, workspaceId: scope.workspaceId },
    include: { ...withUses.include, changes: { orderBy: { id: 'desc' }, take: 50 } },
  })
  if (!dataset) throw new AppError('notFound')
  const actorIds = dataset.changes.flatMap(({ actorId }) => actorId ?? [])
  const people = await db().user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return {
    ...asDataset(dataset),
    changes: dataset.changes.map(({ id, createdAt, actorId, from, to }) => ({
      id,
      at: createdAt.toISOString(),
      by: names.get(actorId ?? '') ?? null,
      from: describedSchema.parse(from),
      to: describedSchema.parse(to),
    })),
  }
}

/** Of the named datasets those that the workspace has, by name. */
export async function getKnownDatasets(
  scope: Scope<'worksheet.import'>,
  names: string[],
): Promise<Map<string, KnownDataset>> {
  const known = await db().dataset.findMany({ where: { workspaceId: scope.workspaceId, name: { in: names } } })
  return new Map(
    known.map(({ name, facts, updatedAt }) => [
      name,
      { facts: datasetFactsSchema.parse(facts), changedAt: updatedAt.toISOString() },
    ]),
  )
}
