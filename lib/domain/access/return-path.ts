const home = '/'
// Only the shape of the address matters; this name can never be one of ours.
const base = 'http://return.invalid'

/**
 * Where to go after signing in: the path asked for, if it lies within the product, else the start page. A foreign
 * address, also one disguised as `//host` or `/\host`, would make our sign-in page a stepping stone for phishing.
 */
export function returnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, base)) return home
  const url = new URL(asked, base)
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : home
}
