import { z } from 'zod'
import { readJson } from '@/lib/server/body'
import { hub } from '@/lib/server/realtime/hub'
import { whereaboutsSchema } from '@/lib/server/realtime/presence'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

const MAX_BYTES = 2_000
const bodySchema = whereaboutsSchema.extend({ clientId: z.uuid().toLowerCase() })

/** Tells the others in which cell this browser is. Kept in memory only, for as long as its stream is open. */
export const POST = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.view', await params)
  const { clientId, ...at } = bodySchema.parse(await readJson(request, MAX_BYTES))
  hub().move(scope, clientId, at)
  return new Response(null, { status: 204 })
})
