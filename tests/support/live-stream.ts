import type { LiveEvents } from '@/lib/domain/live/live'

type Heard = { [Event in keyof LiveEvents]: { event: Event; id: string; data: LiveEvents[Event] } }[keyof LiveEvents]

/** Reads server-sent events as a browser does; pings are passed over. */
export class HeardEvents {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  private readonly decoder = new TextDecoder()
  private text = ''

  constructor(body: ReadableStream<Uint8Array>) {
    this.reader = body.getReader()
  }

  /** The next event of a kind, others are passed over; null at the stream's end. */
  async next<Event extends keyof LiveEvents>(kind: Event): Promise<Extract<Heard, { event: Event }> | null> {
    for (;;) {
      const heard = await this.any()
      if (!heard || heard.event === kind) return heard as Extract<Heard, { event: Event }> | null
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel()
  }

  /** The next event of whatever kind; null at the end. */
  async any(): Promise<Heard | null> {
    for (;;) {
      const end = this.text.indexOf('\n\n')
      if (end >= 0) {
        const lines = this.text.slice(0, end).split('\n')
        this.text = this.text.slice(end + 2)
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
        return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) as unknown } as Heard
      }
      const { value, done } = await this.reader.read()
      if (done) return null
      this.text += this.decoder.decode(value, { stream: true })
    }
  }
}
