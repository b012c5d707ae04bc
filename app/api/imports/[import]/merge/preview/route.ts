import { previewMerge } from '@/lib/features/merges/data'
import { MAX_DECISIONS_BYTES, mergeDecisionsSchema } from '@/lib/features/merges/schema'
import { readJson } from '@/lib/server/body'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ import: string }>
}

/** What merging the file into its worksheet comes to under some decisions (MergeDecisions): a MergePreview. */
export const POST = route(async (request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.import', place)
  const decisions = mergeDecisionsSchema.parse(await readJson(request, MAX_DECISIONS_BYTES))
  const preview = await previewMerge(scope, place.import, decisions)
  return new Response(preview, { headers: { 'content-type': 'application/json' } })
})
