import type { Cursor } from '@/lib/domain/live/live'
import { AppError } from '../errors'
import { ballotHolder, mintBallot, mintScope, type BallotHolder, type WorksheetScope } from '../scope'
import { nameOf, type Session } from '../session'
import { hub } from './hub'
import { LiveStream } from './stream'

/**
 * Opens a stream of what happens in the worksheets after each cursor. Those that the person may not see are told
 * as closed.
 * @throws AppError `unauthenticated`; and what refused the last worksheet, when the person may see none of them
 */
export async function openStream(
  session: Session | null,
  clientId: string,
  cursors: readonly Cursor[],
): Promise<LiveStream> {
  const name = session && (await nameOf(session))
  if (!session || name === null) throw new AppError('unauthenticated')
  const granted: { scope: WorksheetScope<'worksheet.view'>; seq: number }[] = []
  const closed: string[] = []
  let refusal: unknown = new AppError('badInput', 'no worksheet to follow')
  for (const { worksheetId, seq } of cursors) {
    try {
      granted.push({ scope: await mintScope(session, 'worksheet.view', { worksheet: worksheetId }), seq })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusal = error
      closed.push(worksheetId)
    }
  }
  if (granted.length === 0) throw refusal
  const stream = new LiveStream(clientId, session, name, (ended) => hub().leave(ended))
  for (const { scope, seq } of granted) hub().follow(stream, scope, seq)
  for (const worksheetId of closed) stream.send('closed', { worksheetId })
  return stream
}

/**
 * Opens the stream of a scoring session for whoever sent this request, or for a known holder.
 * @throws AppError as `mintBallot`
 */
export async function openSessionStream(sessionId: string, holder?: BallotHolder) {
  const asker = holder ?? (await ballotHolder(sessionId))
  const scope = await mintBallot(asker, sessionId)
  return hub().sessions.follow(scope.sessionId, asker)
}
