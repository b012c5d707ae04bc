import NextAuth, { type NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { NextRequest } from 'next/server'
import { returnPath } from '@/lib/domain/access/return-path'
import { env } from './env'
import { AppError } from './errors'
import { knownBrowser, rememberBrowser, type KnownBrowser } from './known-browser'
import { log } from './log'
import { requestAddress, requestOrigin } from './origin'
import { secretCookieOptions } from './secret-cookie'
import { isCurrent, SESSION_COOKIE, SESSION_SECONDS, type Session } from './session'

declare module 'next-auth' {
  interface User extends Session {
    id: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT extends Partial<Session> {
    userId?: string
  }
}

export interface Credentials {
  email: string
  password: string
  /** Where the attempt comes from, for the rate limit. */
  address: string
  /** Whose browser it is, where somebody signed in before. */
  browser: KnownBrowser | null
}

/** Answers whose password it is, null for a wrong one; throws AppError `tooManyRequests`. */
export type CheckPassword = (credentials: Credentials) => Promise<Session | null>

/**
 * The route handler of next-auth: e-mail and password in, our session token out. Everything it sends people to lies
 * on the origin they used, which next-auth would otherwise take from a fixed NEXTAUTH_URL.
 */
export function authRoute(checkPassword: CheckPassword) {
  return async (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> => {
    const origin = requestOrigin(request.headers)
    if (!origin || !forwardedHostAgrees(request.headers, origin)) return new Response(null, { status: 400 })
    trustCheckedHost()
    return NextAuth(request, context, options(origin, checkPassword))
  }
}

function options(origin: string, checkPassword: CheckPassword): NextAuthOptions {
  const cookie = secretCookieOptions(origin)
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/account', error: '/sign-in', verifyRequest: '/sign-in', newUser: '/' },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: cookie },
      csrfToken: { name: 'kachisuji.csrf', options: cookie },
      callbackUrl: { name: 'kachisuji.return', options: cookie },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const { email = '', password = '' } = credentials ?? {}
          const address = requestAddress(new Headers(request.headers))
          try {
            const session = await checkPassword({ email, password, address, browser: await knownBrowser() })
            if (!session) return null
            await rememberBrowser(session.userId)
            return { ...session, id: session.userId }
          } catch (error) {
            // next-auth puts the message of whatever is thrown here into an address the browser sees.
            if (error instanceof AppError) throw new Error(error.code)
            log.error({ err: error }, 'sign-in failed')
            throw new Error('unexpected')
          }
        },
      }),
    ],
    callbacks: {
      redirect: ({ url }) => {
        const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
        return Promise.resolve(origin + returnPath(path))
      },
      async jwt({ token, user }) {
        if (user) return { userId: user.userId, sessionVersion: user.sessionVersion }
        const { userId, sessionVersion } = token
        if (!userId || !sessionVersion || !(await isCurrent({ userId, sessionVersion })))
          throw new Error('session ended')
        return { userId, sessionVersion }
      },
      session: ({ session }) => Promise.resolve({ expires: session.expires }),
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: (code) => log.trace({ code }, 'next-auth'),
    },
  }
}

/**
 * next-auth builds addresses from x-forwarded-host, which Next.js fills from Host when it is absent. A client that
 * writes another one there itself is refused, unless a proxy of ours is known to set it.
 */
function forwardedHostAgrees(headers: Headers, origin: string): boolean {
  if (env().PUBLIC_URL) return true
  const forwarded = headers.get('x-forwarded-host')
  return forwarded === null || origin.endsWith(`//${forwarded}`)
}

function trustCheckedHost(): void {
  const { PUBLIC_URL } = env()
  if (PUBLIC_URL) process.env.NEXTAUTH_URL = new URL(PUBLIC_URL).origin
  else process.env.AUTH_TRUST_HOST = '1'
}
