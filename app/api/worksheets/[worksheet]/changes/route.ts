import { applyChangesAsked } from '@/lib/server/changes'
import { changeRequestSchema, changesQuerySchema, MAX_CHANGE_BYTES } from '@/lib/features/use-cases/schema'
import { AppError } from '@/lib/server/errors'
import { type ChangeRequest, USER_HEADER } from '@/lib/domain/merge/change'
import { readJson } from '@/lib/server/body'
import { changedSince } from '@/lib/server/realtime/changed'
import { route } from '@/lib/server/route'
import { requireScope, requireSession } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** Applies one action to the worksheet's rows. Answers a ChangeResponse once it is committed. */
export const POST = route(async (request, { params }: Context) => {
  const session = await requireSession()
  const author = request.headers.get(USER_HEADER)
  if (author && author !== session.userId) throw new AppError('unauthenticated', 'somebody else made the change')
  const place = await params
  let change: ChangeRequest
  try {
    change = changeRequestSchema.parse(await readJson(request, MAX_CHANGE_BYTES))
  } catch (error) {
    // Who may not change anything is told so, whatever it was that they sent.
    await requireScope('worksheet.edit', place)
    throw error
  }
  return Response.json(await applyChangesAsked(session, place, change))
})

/** What changed after a seq, for a browser that missed it or that follows an import: a WorksheetChanges. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.view', await params)
  const { since, after } = changesQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { json } = await changedSince(scope, since, after)
  return new Response(json, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
})
