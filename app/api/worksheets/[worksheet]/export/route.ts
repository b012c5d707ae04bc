import { getLocale } from 'next-intl/server'
import type { z } from 'zod'
import { ok } from '@/lib/domain/core/result'
import { exportInto, exportSnapshot, exportWorksheet } from '@/lib/features/exports/mutations'
import { downloadRequestSchema } from '@/lib/features/exports/schema'
import { fileRefusal, route } from '@/lib/server/route'
import { requireScope, type WorksheetScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Downloads the worksheet as an Excel file. Query: `format`, or `into` for the import whose file it is written back
 * into (by those who may), there with `ids=1` for a copy to edit offline, or `snapshot` for the worksheet as it was then.
 */
export const GET = route(async (request, { params }: Context) => {
  const place = await params
  const scope = await requireScope('worksheet.export', place)
  const wanted = downloadRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const exported =
    'into' in wanted
      ? await exportInto(await requireScope('worksheet.writeBack', place), wanted.into, {
          withIds: wanted.ids === '1',
          locale: await getLocale(),
        })
      : ok(await drawn(scope, wanted))
  if (!exported.ok) return fileRefusal(exported.error, await getLocale())
  const { fileName, bytes } = exported.value
  return new Response(bytes, {
    headers: {
      // A person's own workbook may also be one with macros or a template.
      'content-type': fileName.endsWith('.xlsx') ? XLSX : 'application/octet-stream',
      'content-length': String(bytes.byteLength),
      // RFC 5987: the name in UTF-8, after a plain one for clients that do not know the form.
      'content-disposition': `attachment; filename="worksheet.xlsx"; filename*=UTF-8''${rfc5987(fileName)}`,
      'cache-control': 'no-store',
    },
  })
})

async function drawn(
  scope: WorksheetScope<'worksheet.export'>,
  wanted: Exclude<z.infer<typeof downloadRequestSchema>, { into: string }>,
) {
  if ('snapshot' in wanted) return exportSnapshot(scope, wanted.snapshot, await getLocale())
  return exportWorksheet(scope, wanted.format, await getLocale())
}

function rfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
