import type { ImportOptions } from '@/lib/features/imports/schema'
import type { ImportPreview, ImportSummary, UndoSummary } from '@/lib/features/imports/types'

/** What a request came to; a refusal's message is the server's, in the reader's language, and part of all it answered. */
export type Answer<Value, Refusal = object> =
  { ok: true; value: Value } | { ok: false; message: string | null; refusal?: Refusal }

/** Where the rows go: a new worksheet for each sheet, or an existing one. */
export type ImportPlace = { workspace: string } | { worksheet: string }

/**
 * Uploads a file and answers what it holds. Nothing is written to a worksheet. `onProgress` gets the uploaded
 * fraction; fetch cannot tell it, so this is the older request.
 */
export function uploadFile(
  file: File,
  place: ImportPlace,
  onProgress: (fraction: number) => void,
): Promise<Answer<ImportPreview>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ ...place, fileName: file.name })
    request.open('POST', `/api/imports?${query}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1)
    request.onload = () => resolve(readAnswer(request.status, request.responseText))
    request.onerror = () => resolve({ ok: false, message: null })
    request.send(file)
  })
}

/** The preview of a file uploaded before. */
export function openImport(id: string): Promise<Answer<ImportPreview>> {
  return send(`/api/imports/${encodeURIComponent(id)}`, 'GET')
}

export function changeOptions(id: string, options: ImportOptions): Promise<Answer<ImportPreview>> {
  return send(`/api/imports/${id}`, 'PATCH', options)
}

export function commitImport(id: string): Promise<Answer<ImportSummary>> {
  return send(`/api/imports/${id}/commit`, 'POST')
}

export function undoImport(id: string): Promise<Answer<UndoSummary>> {
  return send(`/api/imports/${id}/undo`, 'POST')
}

export async function send<Value, Refusal = object>(
  url: string,
  method: string,
  body?: unknown,
): Promise<Answer<Value, Refusal>> {
  try {
    const response = await fetch(url, {
      method,
      headers: body === undefined ? undefined : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return readAnswer(response.status, await response.text())
  } catch {
    // Not reached: the caller says that the network is the matter.
    return { ok: false, message: null }
  }
}

function readAnswer<Value, Refusal>(status: number, text: string): Answer<Value, Refusal> {
  try {
    if (status < 300) return { ok: true, value: JSON.parse(text) as Value }
    const refusal = JSON.parse(text) as Refusal & { error?: { message: string } }
    return { ok: false, message: refusal.error?.message ?? null, refusal }
  } catch {
    // A proxy's own page, not an answer of ours.
    return { ok: false, message: null }
  }
}
