import { commitImport } from '@/lib/features/imports/mutations'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ import: string }>
}

/** Writes the import and answers an ImportSummary once it is committed. */
export const POST = route(async (_request, { params }: Context) => {
  const place = await params
  return Response.json(await commitImport(await requireScope('worksheet.import', place), place.import))
})
