import { NextResponse, type NextRequest } from 'next/server'
import { PATH_HEADER } from '@/lib/server/page-path'

const development = process.env.NODE_ENV === 'development'

/**
 * What a page may load and run. Scripts run only with this request's nonce, or when such a script loads them.
 * `style-src-attr` allows style attributes because the virtualised grid positions its rows with them; style elements
 * need the nonce. No `upgrade-insecure-requests`: the room reaches us over plain http.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    // React's development build evaluates code to show server stacks; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/**
 * Gives every page its Content-Security-Policy. Next.js reads the nonce from the request's header and puts it on the
 * scripts it writes. It also tells the page its own address, so that sign-in can lead back to it. This is not the
 * authorisation: that is the scope every read and write takes.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'))
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

export const config = {
  // Route handlers answer data, not pages, and their latency is what people feel; static files run nothing.
  matcher: ['/((?!api/|_next/static|_next/image|icon.svg).*)'],
}
