import { getLocale } from 'next-intl/server'
import { previewExport } from '@/lib/features/exports/data'
import { exportRequestSchema } from '@/lib/features/exports/schema'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** What a download would hold: an ExportPreview. Query: `format`. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.export', await params)
  const { format } = exportRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return Response.json(await previewExport(scope, format, await getLocale()))
})
