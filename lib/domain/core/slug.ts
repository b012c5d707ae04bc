const MAX_LENGTH = 40

/**
 * The part of an address that names a workspace: Latin letters and digits of the name, hyphens between.
 * Empty when the name has none (Japanese names): kanji have no one reading, so the caller takes a random slug.
 */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
}
