import type { DatasetFacts } from '@/lib/domain/readiness/dataset'
import { recordDatasetChange } from '@/lib/server/assessment-writes'
import { db, isReferenced, isTaken } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import { tellRelated } from '@/lib/server/realtime/hub'
import type { Scope } from '@/lib/server/scope'

interface WrittenDataset {
  name: string
  facts: DatasetFacts
}

/**
 * @returns the new dataset's id
 * @throws FieldError where the workspace has a dataset of the name
 */
export async function createDataset(scope: Scope<'dataset.edit'>, { name, facts }: WrittenDataset): Promise<string> {
  const { id } = await named(db().dataset.create({ data: { workspaceId: scope.workspaceId, name, facts } }))
  return id
}

/** A name that is taken is a matter of the form. */
async function named<Value>(write: Promise<Value>): Promise<Value> {
  try {
    return await write
  } catch (error) {
    throw isTaken(error) ? new FieldError({ name: ['nameTaken'] }) : error
  }
}

/**
 * Changes a dataset, and records what it was.
 * @param revision the one the person started from
 * @throws AppError `conflict` when somebody saved it since, `notFound` when it is gone; FieldError as `createDataset`
 */
export async function changeDataset(
  scope: Scope<'dataset.edit'>,
  id: string,
  revision: number,
  { name, facts }: WrittenDataset,
): Promise<void> {
  const where = { id, workspaceId: scope.workspaceId }
  await named(
    db().$transaction(async (tx) => {
      const before = await tx.dataset.findFirst({ where })
      if (!before) throw new AppError('notFound')
      const { count } = await tx.dataset.updateMany({
        where: { ...where, revision },
        data: { name, facts, revision: { increment: 1 } },
      })
      if (count === 0) throw new AppError('conflict')
      await recordDatasetChange(tx, scope, id, before, { name, facts })
    }),
  )
  tellRelated(scope.workspaceId)
}

/**
 * @throws AppError `inUse` while a use case needs it: without the dataset that one would look readier than it is;
 *   `notFound` when it is gone
 */
export async function deleteDataset(scope: Scope<'dataset.edit'>, id: string): Promise<void> {
  const where = { id, workspaceId: scope.workspaceId }
  try {
    await db().$transaction(async (tx) => {
      // A deleted row may come back by undo and then needs no dataset that is gone.
      await tx.requiredDataset.deleteMany({ where: { dataset: where, useCase: { deleted: true } } })
      const { count } = await tx.dataset.deleteMany({ where })
      if (count === 0) throw new AppError('notFound')
    })
  } catch (error) {
    throw isReferenced(error) ? new AppError('inUse') : error
  }
}
