import { undoImport } from '@/lib/features/imports/mutations'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ import: string }>
}

/** Takes a committed import back and answers an UndoSummary. */
export const POST = route(async (_request, { params }: Context) => {
  const place = await params
  return Response.json(await undoImport(await requireScope('worksheet.import', place), place.import))
})
