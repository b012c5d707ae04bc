/**
 * A file dropped on one page and read by the next: the import page. It lives in memory between the two, since a file
 * cannot be part of an address; after a reload the person chooses it again.
 */
let pending: File | null = null

export function leaveFile(file: File): void {
  pending = file
}

/** Hands over the file that was left, once; calls nothing when there is none. */
export function collectFile(take: (file: File) => void): void {
  if (!pending) return
  const file = pending
  pending = null
  take(file)
}
