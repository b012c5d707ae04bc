import { randomUUID } from 'node:crypto'
import { LiveConnection, type Source } from '@/lib/client/live/connection'
import { followWorksheet } from '@/lib/client/live/follow-worksheet'
import { laterByTimeout } from '@/lib/client/later'
import type { Delivery } from '@/lib/client/transport'
import { WorksheetStore } from '@/lib/client/worksheet-store'
import type { ChangeRequest, ChangeResponse, UseCasePage } from '@/lib/domain/merge/change'
import type { WorksheetChanges } from '@/lib/domain/live/live'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { HeardEvents } from './live-stream'

/** One browser's part without the browser: the product's own store, queue and stream, over real HTTP. */
export class LiveClient {
  readonly store: WorksheetStore
  /** Patches that the server confirmed, each action counted once. */
  accepted = 0
  private readonly stopFollowing: () => void
  private readonly sources = new Set<FetchSource>()

  /** @param origin of the app process that the client talks to */
  static async open(origin: string, cookie: string, worksheetId: string, deliveries: () => number) {
    const response = await fetch(`${origin}/api/worksheets/${worksheetId}/use-cases`, { headers: { cookie } })
    return new LiveClient(origin, cookie, worksheetId, (await response.json()) as UseCasePage, deliveries)
  }

  /** @param deliveries how often the next request is delivered */
  private constructor(
    private readonly origin: string,
    private readonly cookie: string,
    private readonly worksheetId: string,
    page: UseCasePage,
    private readonly deliveries: () => number,
  ) {
    const worksheet = { id: worksheetId, title: '', format: 'v1.1' as const, scale: defaultScale, extraColumns: [] }
    this.store = new WorksheetStore({ worksheet, page, send: (request) => this.send(request) })
    const clientId = randomUUID()
    const connection = new LiveConnection({ clientId, open: (url) => this.openSource(url), later: laterByTimeout })
    this.stopFollowing = followWorksheet({
      live: { clientId: () => clientId, follow: (...following) => connection.follow(...following) },
      store: this.store,
      fetchChanges: (since, after) => this.fetchChanges(since, after),
      heard: () => {},
      facts: () => {},
      people: () => {},
      closed: () => {},
      connected: () => {},
    })
  }

  /** The network takes the connection away. */
  cut(): void {
    for (const source of this.sources) source.fail()
  }

  close(): void {
    this.stopFollowing()
    for (const source of this.sources) source.close()
  }

  private async send(request: ChangeRequest): Promise<Delivery> {
    const post = () =>
      fetch(`${this.origin}/api/worksheets/${this.worksheetId}/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie },
        body: JSON.stringify(request),
      })
    const answers = await Promise.all(Array.from({ length: this.deliveries() }, post)).catch(() => [])
    const answer = answers.at(-1)
    if (!answer?.ok) return { kind: 'unreachable' }
    const response = (await answer.json()) as ChangeResponse
    this.accepted += request.patches.length - response.conflicts.length
    return { kind: 'accepted', response }
  }

  private async fetchChanges(since: number, after: string): Promise<WorksheetChanges> {
    const query = `since=${since}&after=${after}`
    const response = await fetch(`${this.origin}/api/worksheets/${this.worksheetId}/changes?${query}`, {
      headers: { cookie: this.cookie },
    })
    return (await response.json()) as WorksheetChanges
  }

  private openSource(url: string): Source {
    const source = new FetchSource(this.origin + url, this.cookie, () => this.sources.delete(source))
    this.sources.add(source)
    return source
  }
}

/** What a browser's EventSource does, as far as the product uses it; Node has none. */
class FetchSource implements Source {
  private readonly listeners = new Map<string, ((event: { data?: unknown }) => void)[]>()
  private readonly stop = new AbortController()

  constructor(
    url: string,
    cookie: string,
    private readonly onEnd: () => void,
  ) {
    void this.read(url, cookie)
  }

  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener])
  }

  close(): void {
    this.stop.abort()
    this.onEnd()
  }

  fail(): void {
    this.close()
    this.tell('error')
  }

  private async read(url: string, cookie: string): Promise<void> {
    try {
      const { body } = await fetch(url, { headers: { cookie }, signal: this.stop.signal })
      if (!body) return this.fail()
      const events = new HeardEvents(body)
      for (let heard = await events.any(); heard; heard = await events.any()) {
        this.tell(heard.event, JSON.stringify(heard.data))
      }
      this.fail()
    } catch {
      if (!this.stop.signal.aborted) this.fail()
    }
  }

  private tell(type: string, data?: string): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data })
  }
}
