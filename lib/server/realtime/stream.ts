import type { LiveEvents } from '@/lib/domain/live/live'
import { printCursors } from '@/lib/domain/live/live'
import type { WorksheetScope } from '../scope'
import type { Session } from '../session'

/** Unread bytes after which a stream is ended: the browser comes back and asks for what it missed. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

const encoder = new TextEncoder()

/** One browser's open stream of server-sent events, and how far it knows each worksheet that it follows. */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>
  readonly seqs = new Map<string, number>()
  readonly scopes = new Map<string, WorksheetScope<'worksheet.view'>>()
  private controller!: ReadableStreamDefaultController<Uint8Array>
  private open = true

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
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      this.controller = controller
    }
    this.body = new ReadableStream(
      { start, cancel: () => this.end() },
      { highWaterMark: MAX_UNREAD_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
    )
  }

  /** @param json the event's data without line breaks, which is what JSON.stringify and Postgres write */
  sendJson(event: keyof LiveEvents, json: string): void {
    if (!this.open) return
    if ((this.controller.desiredSize ?? 0) <= 0) return this.end()
    const cursors = printCursors([...this.seqs].map(([worksheetId, seq]) => ({ worksheetId, seq })))
    this.controller.enqueue(encoder.encode(`event: ${event}\nid: ${cursors}\ndata: ${json}\n\n`))
  }

  send<Event extends keyof LiveEvents>(event: Event, data: LiveEvents[Event]): void {
    this.sendJson(event, JSON.stringify(data))
  }

  end(): void {
    if (!this.open) return
    this.open = false
    this.onEnd(this)
    try {
      this.controller.close()
    } catch {
      // The reader has gone already, which closed it.
    }
  }
}
