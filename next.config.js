import { fileURLToPath } from 'node:url'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/server/i18n.ts')

// Headers that are the same for every answer. The Content-Security-Policy changes per request and is set in proxy.ts.
// No HSTS and no Cross-Origin-Opener-Policy: the meeting room reaches us over plain http, where the first would lock
// people out later and browsers report the second as an error.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

// Routes answer data, which loads and runs nothing, should a browser ever show it as a page.
const dataPolicy = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // npm test checks the types; the first start on somebody's machine need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Without it, a lock file in a parent folder would become the root and its packages would be searched.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  serverExternalPackages: ['@prisma/adapter-pg', 'exceljs', 'nodemailer'],
  // forbidden() and app/forbidden.tsx: a 403 page with the right status.
  experimental: {
    authInterrupts: true,
    // Where a proxy rewrites the Host header, Next would take our own forms for those of a stranger.
    serverActions: { allowedOrigins: process.env.PUBLIC_URL ? [new URL(process.env.PUBLIC_URL).host] : [] },
  },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/api/:path*', headers: [dataPolicy] },
  ],
}

export default withNextIntl(config)
