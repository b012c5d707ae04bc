import { getLocale } from 'next-intl/server'
import { previewExport, previewWriteBack } from '@/lib/features/exports/data'
import { exportRequestSchema } from '@/lib/features/exports/schema'
import { fileRefusal, route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** What a download would hold: an ExportPreview, or a WriteBackPreview when the query has `into` instead of `format`. */
export const GET = route(async (request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.export', place)
  const wanted = exportRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const locale = await getLocale()
  if (!('into' in wanted)) return Response.json(await previewExport(scope, wanted.format, locale))
  const mayWriteBack = await requireScope('worksheet.writeBack', place)
  const preview = await previewWriteBack(mayWriteBack, wanted.into, locale, wanted.ids === '1')
  return preview.ok ? Response.json(preview.value) : fileRefusal(preview.error, locale)
})
