import { getSession } from '@/lib/features/scoring/data'
import { route } from '@/lib/server/route'
import { requireBallot } from '@/lib/server/scope'

interface Context {
  params: Promise<{ session: string }>
}

/** The session as a member or a guest may see it: a SessionView of lib/features/scoring/types.ts. */
export const GET = route(async (_request, { params }: Context) => {
  const { session } = await params
  return Response.json(await getSession(await requireBallot(session)), { headers: { 'cache-control': 'no-store' } })
})
