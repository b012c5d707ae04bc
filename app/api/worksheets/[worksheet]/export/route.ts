import { getLocale } from 'next-intl/server'
import { ok } from '@/lib/domain/core/result'
import { exportInto, exportWorksheet } from '@/lib/features/exports/mutations'
import { exportRequestSchema } from '@/lib/features/exports/schema'
import { fileRefusal, route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Downloads the worksheet as an Excel file. Query: `format`, or `into` for the import whose file it is written back
 * into, there with `ids=1` for a copy to edit offline.
 */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.export', await params)
  const wanted = exportRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const exported =
    'into' in wanted
      ? await exportInto(scope, wanted.into, wanted.ids === '1')
      : ok(await exportWorksheet(scope, wanted.format))
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

function rfc5987(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
}
