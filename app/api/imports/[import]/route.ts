import { getLocale } from 'next-intl/server'
import { previewImport } from '@/lib/features/imports/data'
import { changeImport } from '@/lib/features/imports/mutations'
import { importOptionsSchema, MAX_OPTIONS_BYTES } from '@/lib/features/imports/schema'
import { readJson } from '@/lib/server/body'
import { fileRefusal, route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ import: string }>
}

/** The preview of an uploaded file: an ImportPreview. */
export const GET = route(async (_request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.import', place)
  return Response.json(await previewImport(scope, place.import, await getLocale()))
})

/** Reads the file again as the person decided (ImportOptions) and answers the new preview. */
export const PATCH = route(async (request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.import', place)
  const options = importOptionsSchema.parse(await readJson(request, MAX_OPTIONS_BYTES))
  const locale = await getLocale()
  const changed = await changeImport(scope, place.import, options)
  if (!changed.ok) return fileRefusal(changed.error, locale)
  return Response.json(await previewImport(scope, place.import, locale))
})
