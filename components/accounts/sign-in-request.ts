/** Why sign-in was refused, in next-auth's words or ours. */
export type SignInRefusal = 'CredentialsSignin' | 'tooManyRequests' | 'unexpected'

const refusals = ['CredentialsSignin', 'tooManyRequests'] as const

/**
 * Signs in through next-auth's route. Its own client leaves the page, with what was typed, when the server does not
 * answer; this one throws, and the form stays.
 * @returns null when signed in
 * @throws when the server could not be reached or answered nothing that it would
 */
export async function requestSignIn(email: string, password: string): Promise<SignInRefusal | null> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
  const response = await fetch('/api/auth/callback/credentials', {
    method: 'POST',
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  })
  const { url } = (await response.json()) as { url?: string }
  if (response.ok) return null
  const error = url && new URL(url).searchParams.get('error')
  return refusals.find((refusal) => refusal === error) ?? 'unexpected'
}
