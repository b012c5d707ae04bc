import { getLocale } from 'next-intl/server'
import { MAX_UPLOAD_BYTES } from '@/lib/domain/worksheet/intake-errors'
import { previewImport } from '@/lib/features/imports/data'
import { startImport } from '@/lib/features/imports/mutations'
import { uploadSchema } from '@/lib/features/imports/schema'
import { readBytes } from '@/lib/server/body'
import { fileRefusal, route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

/**
 * Takes a file (the body) and answers what it holds, an ImportPreview. Nothing is written to a worksheet. Query:
 * `fileName`, and where the rows shall go: `workspace` for new worksheets or `worksheet` to append.
 */
export const POST = route(async (request) => {
  const { fileName, ...place } = uploadSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const scope =
    'worksheet' in place ? await requireScope('worksheet.import', place) : await requireScope('worksheet.import', place)
  const bytes = await readBytes(request, MAX_UPLOAD_BYTES)
  const target = 'worksheet' in place ? place.worksheet : null
  const locale = await getLocale()
  const started = await startImport(scope, { fileName, bytes, target })
  if (!started.ok) return fileRefusal(started.error, locale)
  return Response.json(await previewImport(scope, started.value, locale), { status: 201 })
})
