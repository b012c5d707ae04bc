import { z } from 'zod'
import { parseCursors } from '@/lib/domain/live/live'
import { eventStreamResponse } from '@/lib/server/realtime/event-stream'
import { openStream } from '@/lib/server/realtime/open'
import { route } from '@/lib/server/route'
import { readSession } from '@/lib/server/session'

const query = z.object({ client: z.uuid().toLowerCase(), follow: z.string().max(2_000) })

/**
 * Server-sent events (LiveEvents of lib/domain/live/live.ts) about the worksheets that one browser has open:
 * `?client={uuid of the browser}&follow={cursors}`. A browser that lost the connection sends `Last-Event-ID`.
 */
export const GET = route(async (request) => {
  const { client, follow } = query.parse(Object.fromEntries(new URL(request.url).searchParams))
  const known = parseCursors(request.headers.get('last-event-id') ?? '')
  const cursors = parseCursors(follow).map(
    (cursor) => known.find(({ worksheetId }) => worksheetId === cursor.worksheetId) ?? cursor,
  )
  const stream = await openStream(await readSession(), client, cursors)
  return eventStreamResponse(stream, request.signal)
})
