import { loader } from '@/lib/server/loader'
import { requirePageScope, requireScope } from '@/lib/server/scope'
import { getObstacles } from '../assessments/data'
import { getRevealedVotes } from '../scoring/data'
import { getValuedUseCases } from '../valuations/data'
import { getRanking, getWorksheet, getWorksheetPage, listWorksheets } from './data'

export const loadWorksheets = loader(async (workspace: string) =>
  listWorksheets(await requireScope('worksheet.view', { workspace })),
)

/** The worksheet alone, for its layout and for the tabs that read no rows. */
export const loadWorksheet = loader(async (workspace: string, worksheet: string) =>
  getWorksheet(await requirePageScope(workspace, worksheet)),
)

/** The worksheet with its first rows, for the grid. */
export const loadWorksheetPage = loader(async (workspace: string, worksheet: string) =>
  getWorksheetPage(await requirePageScope(workspace, worksheet)),
)

/**
 * The ranking's rows with what stands against them and what they are worth, and the votes that say how sure the ranking
 * is.
 * @param today the day on which the evidence for ready data is judged, `2026-04-01`
 */
export const loadRanking = loader(async (workspace: string, worksheet: string, today: string) => {
  const scope = await requirePageScope(workspace, worksheet)
  const [ranking, obstacles, votes, valued] = await Promise.all([
    getRanking(scope),
    getObstacles(scope),
    getRevealedVotes(scope),
    getValuedUseCases(scope, today),
  ])
  const useCases = ranking.useCases.map((useCase) => ({ ...useCase, obstacles: obstacles.get(useCase.id) }))
  return { ...ranking, useCases, votes, valued }
})
