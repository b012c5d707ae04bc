import type { LiveEvents } from '@/lib/domain/live/live'
import { printCursors } from '@/lib/domain/live/live'
import type { WorksheetScope } from '../scope'
import type { Session } from '../session'
import { EventStream } from './event-stream'

/** One browser's open stream about its worksheets, and how far it knows each of them. */
export class LiveStream extends EventStream {
  readonly seqs = new Map<string, number>()
  readonly scopes = new Map<string, WorksheetScope<'worksheet.view'>>()

  /**
   * @param name of the person, as the others see it
   * @param onEnd called once, however the stream ends
   */
  constructor(
    readonly clientId: string,
    readonly session: Session,
    readonly name: string,
    private readonly onEnd: (stream: LiveStream) => void,
  ) {
    super()
  }

  /** @param json the event's data without line breaks, which is what JSON.stringify and Postgres write */
  sendJson(event: keyof LiveEvents, json: string): void {
    const cursors = printCursors([...this.seqs].map(([worksheetId, seq]) => ({ worksheetId, seq })))
    this.write(`event: ${event}\nid: ${cursors}\ndata: ${json}`)
  }

  send<Event extends keyof LiveEvents>(event: Event, data: LiveEvents[Event]): void {
    this.sendJson(event, JSON.stringify(data))
  }

  protected override ended(): void {
    this.onEnd(this)
  }
}
