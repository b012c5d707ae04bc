import { getTranslations } from 'next-intl/server'
import type { RestoreRefusal } from '@/lib/domain/history/restore'
import { readRestore } from '@/lib/features/history/data'
import { restoreWorksheet } from '@/lib/features/history/mutations'
import { restoreQuerySchema, restoreRequestSchema } from '@/lib/features/history/schema'
import { readJson } from '@/lib/server/body'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

const MAX_BYTES = 1_024

/** What restoring the worksheet as of an action would do: a RestorePreview. Nothing is written. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.edit', await params)
  const { to } = restoreQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { preview } = await readRestore(scope, to)
  return Response.json(preview, { headers: { 'cache-control': 'no-store' } })
})

/** Restores the worksheet as previewed and answers a RestoreAnswer; 409 with a RestoreRefusal when it has moved on. */
export const POST = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.edit', await params)
  const restored = await restoreWorksheet(scope, restoreRequestSchema.parse(await readJson(request, MAX_BYTES)))
  if (restored.ok) return Response.json(restored.value)
  const message = (await getTranslations('errors'))('conflict')
  const refusal: RestoreRefusal = { error: { code: 'conflict', message }, preview: restored.error.preview }
  return Response.json(refusal, { status: 409 })
})
