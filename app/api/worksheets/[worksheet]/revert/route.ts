import { revertRequestSchema } from '@/lib/features/use-cases/schema'
import { readJson } from '@/lib/server/body'
import { revertAction } from '@/lib/server/changes'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

const MAX_BYTES = 1_024

/** Takes an action of the person's own back and answers how much stayed, and the action that this was. */
export const POST = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.edit', await params)
  const { actionId, source } = revertRequestSchema.parse(await readJson(request, MAX_BYTES))
  const id = crypto.randomUUID()
  return Response.json({ ...(await revertAction(scope, actionId, id, source)), actionId: id })
})
