import { loader } from '@/lib/server/loader'
import { requirePageScope, requireScope } from '@/lib/server/scope'
import { getObstacles } from '../assessments/data'
import { getRevealedVotes } from '../scoring/data'
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

/** The ranking's rows with what stands against them, and the votes that say how sure the ranking is. */
export const loadRanking = loader(async (workspace: string, worksheet: string) => {
  const scope = await requirePageScope(workspace, worksheet)
  const [ranking, obstacles, votes] = await Promise.all([
    getRanking(scope),
    getObstacles(scope),
    getRevealedVotes(scope),
  ])
  const useCases = ranking.useCases.map((useCase) => ({ ...useCase, obstacles: obstacles.get(useCase.id) }))
  return { ...ranking, useCases, votes }
})
