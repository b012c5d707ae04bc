import { Refusal } from './refusal'

/** Text files as Japanese desktops write them: UTF-8, UTF-16 and Shift_JIS, told by their bytes. */

/** Bytes that are looked at to tell one encoding from another. */
const HEAD_BYTES = 4096
/** Control characters that appear in no text; a tab, line ends and an escape do. */
const controls = /[\x00-\x08\x0E-\x1A\x1C-\x1F]/

/** The beginning of a file as text, or null when its bytes are no text. */
export function startOfText(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD_BYTES)
  const utf16 = utf16Of(head)
  const text = new TextDecoder(utf16 ?? 'utf-8').decode(head)
  return controls.test(text) ? null : text
}

/**
 * The text of a whole file, without its byte order mark. Shift_JIS is Microsoft's (①, ～, 髙).
 * @throws Refusal when it is in none of the encodings
 */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes.subarray(0, HEAD_BYTES))
  for (const encoding of utf16 ? [utf16] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      // A fatal TextDecoder throws TypeError for bytes that are not of the encoding.
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new Refusal('unknownEncoding', 'neither Unicode nor Shift_JIS')
}

/**
 * By the mark, or without one by the NUL that every separator and line end has on the same side. A few characters, such as
 * 一 and the wide space, have theirs on the other.
 */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  head.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even++
    else odd++
  })
  if (odd > 2 * even) return 'utf-16le'
  return even > 2 * odd ? 'utf-16be' : null
}
