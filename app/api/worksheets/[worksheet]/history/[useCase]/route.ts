import { z } from 'zod'
import { getRowHistory } from '@/lib/features/history/data'
import { rowHistoryQuerySchema } from '@/lib/features/history/schema'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string; useCase: string }>
}

/** A row as it is, and as it was after an action: a RowHistory. */
export const GET = route(async (request, { params }: Context) => {
  const { worksheet, useCase } = await params
  const scope = await requireScope('worksheet.view', { worksheet })
  const { asOf } = rowHistoryQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await getRowHistory(scope, z.uuid().parse(useCase), asOf), {
    headers: { 'cache-control': 'no-store' },
  })
})
