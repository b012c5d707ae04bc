import { getHistoryPage } from '@/lib/features/history/data'
import { historyQuerySchema } from '@/lib/features/history/schema'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** What happened to the worksheet, to a row or to a cell, the last action first, a page at a time: a HistoryPage. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.view', await params)
  const query = historyQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await getHistoryPage(scope, query), { headers: { 'cache-control': 'no-store' } })
})
