import { db, isTaken } from '@/lib/server/db'
import { AppError, FieldError } from '@/lib/server/errors'
import { tellRelated } from '@/lib/server/realtime/hub'
import type { Scope } from '@/lib/server/scope'
import { listSharedTerms } from './data'
import type { WrittenTerm } from './schema'

/**
 * @returns the new term's id
 * @throws FieldError when the workspace has a term of that name: formulas name their terms
 */
export async function createSharedTerm(scope: Scope<'sharedTerm.edit'>, term: WrittenTerm): Promise<string> {
  const { id } = await named(db().sharedTerm.create({ data: { workspaceId: scope.workspaceId, ...stored(term) } }))
  return id
}

/**
 * Changes a term, and records what it was.
 * @param revision the one the person started from
 * @throws AppError `conflict` when somebody saved it since, `notFound` when it is gone; FieldError as above
 */
export async function changeSharedTerm(
  scope: Scope<'sharedTerm.edit'>,
  id: string,
  revision: number,
  term: WrittenTerm,
): Promise<void> {
  const where = { id, workspaceId: scope.workspaceId }
  await named(
    db().$transaction(async (tx) => {
      const before = await tx.sharedTerm.findFirst({ where })
      if (!before) throw new AppError('notFound')
      const { count } = await tx.sharedTerm.updateMany({
        where: { ...where, revision },
        data: { ...stored(term), revision: { increment: 1 } },
      })
      if (count === 0) throw new AppError('conflict')
      const from = { ...Object(before.content), name: before.name }
      await tx.sharedTermChange.create({ data: { sharedTermId: id, actorId: scope.userId, from, to: term } })
    }),
  )
  tellRelated(scope.workspaceId)
}

/** @throws AppError `inUse` while a valuation uses it: its formulas would come to nothing; `notFound` when it is gone */
export async function deleteSharedTerm(scope: Scope<'sharedTerm.edit'>, id: string): Promise<void> {
  const found = (await listSharedTerms(scope)).find((each) => each.id === id)
  if (!found) throw new AppError('notFound')
  if (found.uses > 0) throw new AppError('inUse')
  await db().sharedTerm.deleteMany({ where: { id, workspaceId: scope.workspaceId } })
}

function stored({ name, ...content }: WrittenTerm) {
  return { name, content }
}

async function named<Value>(write: PromiseLike<Value>): Promise<Value> {
  try {
    return await write
  } catch (error) {
    if (isTaken(error)) throw new FieldError({ name: ['nameTaken'] })
    throw error
  }
}
