import { applyChanges } from '@/lib/server/changes'
import { changeRequestSchema, MAX_CHANGE_BYTES } from '@/lib/features/use-cases/schema'
import { readJson } from '@/lib/server/body'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** Applies one action to the worksheet's rows. Answers a ChangeResponse once it is committed. */
export const POST = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.edit', await params)
  const change = changeRequestSchema.parse(await readJson(request, MAX_CHANGE_BYTES))
  return Response.json(await applyChanges(scope, change))
})
