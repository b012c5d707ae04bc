/** The flags of a cookie that scripts never read, for a given origin; Secure would make the browser drop it on plain http. */
export function secretCookieOptions(origin: string | null) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: origin?.startsWith('https:') ?? false } as const
}
