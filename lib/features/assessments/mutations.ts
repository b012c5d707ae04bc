import { type Fit, fitSchema } from '@/lib/domain/readiness/fit'
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
  const { workspaceId, worksheetId } = scope
  await transact(scope, async ({ tx, record }) => {
    // The row is locked, so that of two people who save at once the second sees what the first has written.
    const [row] = await tx.$queryRaw<{ no: string | null; archived: boolean }[]>`
      SELECT u.cells ->> 'no' AS no, s."archivedAt" IS NOT NULL AS archived
      FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
      WHERE u.id = ${useCase}::uuid AND s.id = ${worksheetId}::uuid AND s."workspaceId" = ${workspaceId}::uuid
        AND NOT u.deleted
      FOR UPDATE OF u`
    if (!row) throw new AppError('notFound')
    if (row.archived) throw new AppError('archived')
    const before = await tx.assessment.findUnique({ where: { useCaseId: useCase } })
    if ((before?.revision ?? 0) !== revision) throw new AppError('conflict')
    const had = await tx.requiredDataset.findMany({
      where: { useCaseId: useCase },
      select: { dataset: { select: { name: true } } },
      orderBy: { datasetId: 'asc' },
    })
    const needs = await tx.dataset.findMany({
      where: { id: { in: [...datasets] }, workspaceId },
      orderBy: { id: 'asc' },
    })
    if (needs.length !== datasets.length) throw new AppError('notFound')
    await record(worksheetId, {
      kind: 'assessment',
      useCaseId: useCase,
      no: row.no ?? '',
      from: { datasets: had.map(({ dataset }) => dataset.name), fit: fitSchema.parse(before?.fit ?? {}) },
      to: { datasets: needs.map(({ name }) => name), fit },
    })
    await tx.requiredDataset.deleteMany({ where: { useCaseId: useCase } })
    await tx.requiredDataset.createMany({ data: datasets.map((datasetId) => ({ useCaseId: useCase, datasetId })) })
    await tx.assessment.upsert({
      where: { useCaseId: useCase },
      create: { useCaseId: useCase, fit, revision: 1 },
      update: { fit, revision: { increment: 1 } },
    })
  })
}
