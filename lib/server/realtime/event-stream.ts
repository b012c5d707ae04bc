/** Unread bytes after which a stream is ended: the browser comes back and asks for what it missed. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

const encoder = new TextEncoder()

/** One browser's open stream of server-sent events. */
export abstract class EventStream {
  readonly body: ReadableStream<Uint8Array>
  private controller!: ReadableStreamDefaultController<Uint8Array>
  private open = true

  constructor() {
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      this.controller = controller
    }
    this.body = new ReadableStream(
      { start, cancel: () => this.end() },
      { highWaterMark: MAX_UNREAD_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
    )
  }

  /** Called once, however the stream ends. */
  protected abstract ended(): void

  /** @param fields of one event, without its empty line */
  protected write(fields: string): void {
    if (!this.open) return
    if ((this.controller.desiredSize ?? 0) <= 0) return this.end()
    this.controller.enqueue(encoder.encode(`${fields}\n\n`))
  }

  end(): void {
    if (!this.open) return
    this.open = false
    this.ended()
    try {
      this.controller.close()
    } catch {
      // The reader has gone already, which closed it.
    }
  }
}

/**
 * The stream as the answer to a request.
 * @param signal of the request: the server does not even cancel the body of an answer whose browser went away before it
 *   was there, so that the person would stay "here" for the others
 */
export function eventStreamResponse(stream: EventStream, signal: AbortSignal): Response {
  if (signal.aborted) stream.end()
  else signal.addEventListener('abort', () => stream.end(), { once: true })
  return new Response(stream.body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      // Proxies of nginx's kind would hold the events back.
      'x-accel-buffering': 'no',
    },
  })
}
