import { AppError } from './errors'

/**
 * The bytes of a request's body, counted as they arrive: Content-Length may be absent or wrong.
 * @throws AppError `tooLarge` as soon as more than `limit` bytes have come
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > limit) throw new AppError('tooLarge')
      chunks.push(chunk)
    }
  }
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
