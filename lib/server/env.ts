import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  /** Encrypts session tokens; all app processes of one installation share it. */
  AUTH_SECRET: z.string().min(32),
  /** The one address people use, when the Host header cannot be relied on (a proxy that rewrites it). */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Asked for on the set-up page, so that the first stranger to reach the port gains nothing. */
  SETUP_CODE: z.string().min(8).optional(),
  /** Set to 1 when a proxy in front sets X-Forwarded-Host and X-Forwarded-Proto. */
  TRUST_PROXY: z.literal('1').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/** The process environment, checked once. Read at the first request rather than at build time, where it is not set. */
export function env(): Env {
  parsed ??= schema.parse(process.env)
  return parsed
}
