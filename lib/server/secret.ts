import { createHash, timingSafeEqual } from 'node:crypto'

/** SHA-256 in hex: what is stored of a token that opens something. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares two secrets in a time that says nothing about where they differ, or how long they are. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(expected)))
}
