import type { FormatId } from '@/lib/domain/worksheet/model'
import type { ExportPreview, WriteBackPreview } from '@/lib/features/exports/types'

/** What a request came to; a refusal's message is the server's, in the reader's language. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; message: string | null }

const noAnswer = { ok: false, message: null } as const

async function refusal(response: Response): Promise<{ ok: false; message: string | null }> {
  const body = (await response.json()) as { error?: { message: string } }
  return { ok: false, message: body.error?.message ?? null }
}

/** A file drawn in a format, or the imported file that the worksheet is written back into, there with ids for its rows. */
export type Target = { format: FormatId } | { into: string; ids?: '1' }
export type Preview = ExportPreview | WriteBackPreview

const query = (target: Target) => new URLSearchParams(target).toString()

/** What a download would hold. */
export async function previewExport(worksheetId: string, target: Target): Promise<Answer<Preview>> {
  try {
    const response = await fetch(`/api/worksheets/${worksheetId}/export/preview?${query(target)}`)
    return response.ok ? { ok: true, value: (await response.json()) as Preview } : await refusal(response)
  } catch {
    return noAnswer
  }
}

/**
 * Downloads the file, so that its progress can be shown and a refusal be read. `onProgress` gets the received
 * fraction, or undefined where the server does not tell the size.
 */
export async function downloadExport(
  worksheetId: string,
  target: Target,
  onProgress: (fraction: number | undefined) => void,
): Promise<Answer<Blob>> {
  try {
    const response = await fetch(`/api/worksheets/${worksheetId}/export?${query(target)}`)
    if (!response.ok) return await refusal(response)
    const length = Number(response.headers.get('content-length'))
    const chunks: BlobPart[] = []
    let received = 0
    const reader = response.body?.getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      chunks.push(part.value)
      received += part.value.byteLength
      onProgress(length > 0 ? received / length : undefined)
    }
    return { ok: true, value: new Blob(chunks, { type: response.headers.get('content-type') ?? '' }) }
  } catch {
    return noAnswer
  }
}

/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file over once the click is handled; some do so in a later task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
