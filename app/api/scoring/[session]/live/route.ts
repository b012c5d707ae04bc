import { eventStreamResponse } from '@/lib/server/realtime/event-stream'
import { openSessionStream } from '@/lib/server/realtime/open'
import { route } from '@/lib/server/route'

interface Context {
  params: Promise<{ session: string }>
}

/**
 * Server-sent events about one scoring session. `session` carries its seq, after which the browser reads what it may
 * see; `closed` ends it for who may not follow any more.
 */
export const GET = route(async (request, { params }: Context) => {
  const { session } = await params
  return eventStreamResponse(await openSessionStream(session), request.signal)
})
