import { datasetFactsSchema } from '@/lib/domain/readiness/dataset'
import type { KnownDataset } from '@/lib/domain/readiness/incoming'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import type { Scope } from '@/lib/server/scope'
import type { Inventory, InventoryDataset } from './types'

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

/** @throws AppError `notFound` when there is no such dataset in the workspace */
export async function getDataset(scope: Scope<'dataset.view'>, id: string): Promise<InventoryDataset> {
  const dataset = await db().dataset.findFirst({ where: { id, workspaceId: scope.workspaceId }, ...withUses })
  if (!dataset) throw new AppError('notFound')
  return asDataset(dataset)
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
