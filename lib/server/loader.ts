import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { pool } from './db'
import { AppError } from './errors'
import { PATH_HEADER } from './page-path'

/**
 * Makes a page's loader: read once per request for equal arguments (layout and page share it), and a refusal becomes
 * the page that fits: sign-in (or set-up, while nobody has an account), 403 or 404.
 */
export function loader<Args extends readonly (string | number | undefined)[], Value>(
  read: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  return cache(async (...args: Args) => {
    try {
      return await read(...args)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'unauthenticated') redirect(await entrance())
      if (error.code === 'forbidden') forbidden()
      if (error.code === 'notFound') notFound()
      throw error
    }
  })
}

/** Whether anybody has an account; before that, the only page is set-up. */
export const hasUsers = cache(async (): Promise<boolean> => {
  const { rows } = await pool().query<{ exists: boolean }>('SELECT EXISTS (SELECT 1 FROM "User")')
  return rows[0]?.exists ?? false
})

/** Where somebody without a session goes, remembering the page they asked for. */
async function entrance(): Promise<string> {
  if (!(await hasUsers())) return '/setup'
  const path = (await headers()).get(PATH_HEADER)
  return path && path !== '/' ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in'
}
