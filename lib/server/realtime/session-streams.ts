import { pool } from '../db'
import { AppError } from '../errors'
import { log } from '../log'
import { mintBallot, type BallotHolder } from '../scope'
import { EventStream } from './event-stream'

/** What other processes are told of a scoring session begins with this, so that the listener knows whose message it is. */
export const SESSION_PREFIX = 'session '

/** One browser's open stream about one scoring session: it says the session's seq, never what happened. */
class SessionStream extends EventStream {
  private told = -1

  constructor(
    readonly sessionId: string,
    readonly holder: BallotHolder,
    private readonly onEnd: (stream: SessionStream) => void,
  ) {
    super()
  }

  tell(seq: number): void {
    if (seq <= this.told) return
    this.told = seq
    this.send('session', { seq })
  }

  send(event: 'session' | 'closed' | 'ping', data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}`)
  }

  protected override ended(): void {
    this.onEnd(this)
  }
}

/** Everybody who has a scoring session open through this process. */
export class SessionStreams {
  private readonly streams = new Set<SessionStream>()

  /** The stream of a member or guest; its first word is the seq of now. */
  follow(sessionId: string, holder: BallotHolder): SessionStream {
    const stream = new SessionStream(sessionId, holder, (ended) => this.streams.delete(ended))
    this.streams.add(stream)
    void this.look().catch((error: unknown) => log.warn({ err: error }, 'the seq of a session could not be read'))
    return stream
  }

  signal(sessionId: string, seq: number): void {
    for (const stream of this.streams) if (stream.sessionId === sessionId) stream.tell(seq)
  }

  hear(message: string): void {
    const [sessionId = '', seq = ''] = message.split(' ')
    this.signal(sessionId, Number(seq))
  }

  /** Looks for itself what it may have missed. */
  async look(): Promise<void> {
    const ids = [...new Set([...this.streams].map(({ sessionId }) => sessionId))]
    if (ids.length === 0) return
    const { rows } = await pool().query<{ id: string; seq: number }>({
      name: 'session-seqs',
      text: 'SELECT id, seq FROM "ScoringSession" WHERE id = ANY ($1::uuid[])',
      values: [ids],
    })
    for (const { id, seq } of rows) this.signal(id, seq)
  }

  /** Ends the streams of those who may not follow any more: removed, signed out, sent out, or the session is gone. */
  async check(): Promise<void> {
    for (const stream of [...this.streams]) {
      const refused = await mintBallot(stream.holder, stream.sessionId).then(
        () => false,
        (error: unknown) => error instanceof AppError,
      )
      if (!refused) continue
      stream.send('closed', {})
      stream.end()
    }
  }

  ping(): void {
    for (const stream of this.streams) stream.send('ping', {})
  }

  stop(): void {
    for (const stream of [...this.streams]) stream.end()
  }
}
