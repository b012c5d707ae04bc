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
  const stream = await openSessionStream(session)
  request.signal.addEventListener('abort', () => stream.end())
  return new Response(stream.body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      // Proxies of nginx's kind would hold the events back.
      'x-accel-buffering': 'no',
    },
  })
})
