import { exportWorksheet } from '@/lib/features/exports/mutations'
import { exportRequestSchema } from '@/lib/features/exports/schema'
import { route } from '@/lib/server/route'
import { requireScope } from '@/lib/server/scope'

interface Context {
  params: Promise<{ worksheet: string }>
}

/** Downloads the worksheet as an Excel file. Query: `format`. */
export const GET = route(async (request, { params }: Context) => {
  const scope = await requireScope('worksheet.export', await params)
  const { format } = exportRequestSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const { fileName, bytes } = await exportWorksheet(scope, format)
  return new Response(bytes, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
