import { env } from './env'

// A host name or address with an optional port; anything else in a Host header is an attack or a mistake.
const host = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/**
 * The origin under which the person reached us, for links and QR codes that other machines in the room open.
 * Takes the request's headers; PUBLIC_URL wins, then (behind a trusted proxy) the forwarded host, then Host.
 * Returns null when the header is no host.
 */
export function requestOrigin(headers: Headers): string | null {
  const { PUBLIC_URL, TRUST_PROXY } = env()
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin
  const name = (TRUST_PROXY && headers.get('x-forwarded-host')) || headers.get('host')
  if (!name || !host.test(name)) return null
  const protocol = TRUST_PROXY && headers.get('x-forwarded-proto') === 'https' ? 'https' : 'http'
  return `${protocol}://${name}`
}

/**
 * The address a request came from, for counting attempts. Next.js fills x-forwarded-for from the socket when nobody
 * else did; without a proxy of ours a client may have written it, so nothing but a rate limit may rest on it.
 */
export function requestAddress(headers: Headers): string {
  const chain = headers.get('x-forwarded-for')?.split(',') ?? []
  // The last entry is the one our own proxy appended.
  return chain.at(-1)?.trim() || 'unknown'
}
