/**
 * A file dropped on one page and read by the next: the import page. It lives in memory between the two, since a file
 * cannot be part of an address; after a reload the person chooses it again.
 */
let pending: File | null = null

export function leaveFile(file: File): void {
  pending = file
}

/** The file left for this page, once. */
export function takeFile(): File | null {
  const file = pending
  pending = null
  return file
}
