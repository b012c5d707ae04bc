import type { Fit } from '@/lib/domain/readiness/fit'
import { lockAssessment, writeAssessment } from '@/lib/server/assessment-writes'
import { AppError } from '@/lib/server/errors'
import type { WorksheetScope } from '@/lib/server/scope'
import { transact } from '@/lib/server/transact'

interface WrittenAssessment {
  useCase: string
  /** The `assessmentRevision` the person started from. */
  revision: number
  /** Ids of the datasets it needs. */
  datasets: readonly string[]
  fit: Fit
}

/**
 * Writes which datasets a use case needs and whether ML fits it.
 * @throws AppError `conflict` when somebody saved it since, `notFound` for a use case that is not (any more) one of the
 *   worksheet or a dataset of another workspace, `archived`
 */
export async function assess(
  scope: WorksheetScope<'worksheet.edit'>,
  { useCase, revision, datasets, fit }: WrittenAssessment,
): Promise<void> {
  const { worksheetId } = scope
  await transact(scope, async (writes) => {
    // Locked, so that of two people who save at once the second sees what the first has written.
    const before = await lockAssessment(writes.tx, scope, worksheetId, useCase)
    if (!before) throw new AppError('notFound')
    if (before.archived) throw new AppError('archived')
    if (before.revision !== revision) throw new AppError('conflict')
    await writeAssessment(writes, scope, worksheetId, { useCase, before, datasets: [...datasets], fit })
  })
}
