import { AppError } from './errors'

// How much more than the limit is still listened to: a browser hears no answer before it has sent everything.
const PATIENCE = 4

/**
 * The bytes of a request's body, counted as they arrive: Content-Length may be absent or wrong.
 * @throws AppError `tooLarge` for more than `limit` bytes; what lies beyond them is read, within reason, but not kept
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size <= limit) chunks.push(chunk)
      else if (size > PATIENCE * limit) break
    }
  }
  if (size > limit) throw new AppError('tooLarge')
  return Buffer.concat(chunks, size)
}

/**
 * The JSON of a request's body, not yet checked against any schema.
 * @throws AppError `tooLarge` above `limit` bytes, `badInput` when it is no JSON
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, limit)
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new AppError('badInput', 'the body is no JSON')
  }
}
