import { useCasePageJson } from '@/lib/features/use-cases/data'
import { pageRequestSchema } from '@/lib/features/use-cases/schema'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** The worksheet's rows in order, a page at a time: a UseCasePage. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.view', await params)
  const query = pageRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const json = await useCasePageJson(scope, query)
  return new Response(json, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
})
