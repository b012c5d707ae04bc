import { redirect } from 'next/navigation'
import { AppError } from '@/lib/server/errors'
import { hasUsers, loader } from '@/lib/server/loader'
import { requireBallot, requireScope } from '@/lib/server/scope'
import { isCurrent, readSession } from '@/lib/server/session'
import { getScoringStart, getSession, openLink } from './data'

export const loadScoringStart = loader(async (worksheet: string) =>
  getScoringStart(await requireScope('scoring.view', { worksheet })),
)

/** The session for members, where its worksheet is. */
export const loadSession = loader(async (worksheet: string, session: string) => {
  const { worksheetId } = await requireScope('scoring.view', { scoring: session })
  if (worksheetId !== worksheet.toLowerCase()) throw new AppError('notFound')
  return getSession(await requireBallot(session))
})

/** The session for whoever votes in it, guests among them. */
export const loadBallot = loader(async (session: string) => getSession(await requireBallot(session)))

/** Open to everyone who holds the link. */
export const loadLink = loader(async (token: string) => {
  if (!(await hasUsers())) redirect('/setup')
  const session = await readSession()
  return openLink(token, session && (await isCurrent(session)) ? session.userId : null)
})
