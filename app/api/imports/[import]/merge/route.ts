import { getTranslations } from 'next-intl/server'
import { commitMerge } from '@/lib/features/merges/mutations'
import { MAX_DECISIONS_BYTES, mergeCommitSchema } from '@/lib/features/merges/schema'
import type { MergeRefusal } from '@/lib/features/merges/types'
import { readJson } from '@/lib/server/body'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ import: string }>
}

/**
 * Merges the file into its worksheet under the person's decisions and answers an ImportSummary once it is committed;
 * 409 with a MergeRefusal when something is not decided yet, or not any more.
 */
export const POST = route(async (request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.import', place)
  const decisions = mergeCommitSchema.parse(await readJson(request, MAX_DECISIONS_BYTES))
  const merged = await commitMerge(scope, place.import, decisions)
  if (merged.ok) return Response.json(merged.value)
  const message = (await getTranslations('errors'))('conflict')
  const error: MergeRefusal['error'] = { code: 'conflict', message }
  const refusal = `{"error":${JSON.stringify(error)},"preview":${merged.error.preview}}`
  return new Response(refusal, { status: 409, headers: { 'content-type': 'application/json' } })
})
