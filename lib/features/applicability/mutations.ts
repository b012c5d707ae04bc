import { can } from '@/lib/domain/access/permissions'
import { withReason } from '@/lib/domain/scoring/citation'
import { reasonFields } from '@/lib/domain/scoring/rounds'
import { cutText, storableText } from '@/lib/domain/worksheet/cell-text'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { readApplicability } from '@/lib/domain/worksheet/levels'
import { applyChangesWithin } from '@/lib/server/changes'
import { db } from '@/lib/server/db'
import { AppError } from '@/lib/server/errors'
import { tellCommitted } from '@/lib/server/realtime/hub'
import type { WorksheetScope } from '@/lib/server/scope'
import { cellsSchema } from '@/lib/domain/worksheet/stored'
import type { Answer } from './schema'

const field = 'mlApplicability'

/**
 * Answers a △ with 〇 or ×, and adds the reason and who gave it to the concerns: one action of the worksheet's history.
 * @throws AppError `forbidden` for who is neither a data scientist nor the named expert, `conflict` when it is not △ any more
 */
export async function answerQuestion(
  scope: WorksheetScope<'scoring.decide'>,
  { useCaseId, answer, reason, locale }: Answer,
): Promise<void> {
  const { worksheetId, workspaceId, userId } = scope
  const seq = await db().$transaction(async (tx) => {
    const worksheet = await tx.worksheet.findFirst({ where: { id: worksheetId, workspaceId } })
    const member = await tx.membership.findUnique({
      where: { workspaceId_userId: { workspaceId, userId } },
      select: { workshopRole: true, user: { select: { name: true } } },
    })
    if (!worksheet || !member) throw new AppError('notFound')
    await tx.$queryRaw`SELECT 1 FROM "UseCase" WHERE id = ${useCaseId}::uuid FOR NO KEY UPDATE`
    const row = await tx.useCase.findFirst({ where: { id: useCaseId, worksheetId, deleted: false } })
    if (!row) throw new AppError('notFound')
    const cells = cellsSchema.parse(row.cells)
    if (readApplicability(cells[field]).applicability !== '△') throw new AppError('conflict')
    if (worksheet.expertId !== userId && member.workshopRole !== 'dataScientist') throw new AppError('forbidden')
    const { name } = member.user
    const said = { ja: `${answer} ${reason}（判断: ${name}）`, en: `${answer} ${reason} (judged by ${name})` }[locale]
    const added = storableText(`${fieldLabel(field)[locale]} ${said}`)
    const concerns = reasonFields[field]
    return applyChangesWithin(tx, scope, {
      actionId: crypto.randomUUID(),
      source: 'scoring',
      patches: [
        { useCaseId, field, value: answer, baseRevision: row.revision },
        {
          useCaseId,
          field: concerns,
          value: cutText(withReason(cells[concerns], added, 'append')),
          baseRevision: row.revision,
        },
      ],
    })
  })
  tellCommitted(worksheetId, seq)
}

/** Names the member who is asked about △ beside the data scientists, or nobody. */
export async function nameExpert(scope: WorksheetScope<'scoring.run'>, expertId: string | null): Promise<void> {
  const { worksheetId, workspaceId } = scope
  if (expertId) {
    const where = { workspaceId_userId: { workspaceId, userId: expertId } }
    const member = await db().membership.findUnique({ where })
    if (!member || !can(member.role, 'scoring.decide')) throw new AppError('badInput', 'cannot answer')
  }
  await db().worksheet.updateMany({ where: { id: worksheetId, workspaceId }, data: { expertId } })
}
