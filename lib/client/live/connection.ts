import { type LiveEvents, printCursors } from '../../domain/live/live'

/** What is told to whoever follows a worksheet. */
export interface LiveListener {
  changes: (event: LiveEvents['changes']) => void
  presence: (event: LiveEvents['presence']) => void
  /** Something that is shown with the worksheet's rows changed: it must be read again. */
  related: () => void
  /** The person may no longer see the worksheet. */
  closed: () => void
  /** Whether others' changes arrive at this moment. */
  connected: (connected: boolean) => void
}

/** As much of the browser's EventSource as is needed. */
export interface Source {
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void
  close(): void
}

export interface ConnectionOptions {
  /** Names this browser among those that follow. */
  clientId: string
  open: (url: string) => Source
  /** Runs `action` after `ms`; returns how to call it off. */
  later: (action: () => void, ms: number) => () => void
}

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 15_000
/** The server says something every ten seconds. A connection that is silent for longer than this is dead. */
const SILENCE_MS = 25_000
/** Tabs that open together share one opening of the stream. */
const GATHER_MS = 20

interface Followed {
  seq: number
  listeners: Set<LiveListener>
}

/** One stream of server-sent events for all worksheets that a browser has open, made again whenever it breaks. */
export class LiveConnection {
  private readonly followed = new Map<string, Followed>()
  private source: Source | null = null
  private connected = false
  private failures = 0
  private cancelOpen: (() => void) | null = null
  private cancelSilence: (() => void) | null = null

  constructor(private readonly options: ConnectionOptions) {}

  /**
   * Tells the listener what happens in the worksheet after `seq`, now and then something twice.
   * @returns how to stop
   */
  follow(worksheetId: string, seq: number, listener: LiveListener): () => void {
    const known = this.followed.get(worksheetId)
    if (known) known.listeners.add(listener)
    else this.followed.set(worksheetId, { seq, listeners: new Set([listener]) })
    if (known) known.seq = Math.min(known.seq, seq)
    if (this.connected) listener.connected(true)
    this.reopen(GATHER_MS)
    return () => {
      const followed = this.followed.get(worksheetId)
      if (!followed?.listeners.delete(listener) || followed.listeners.size > 0) return
      this.followed.delete(worksheetId)
      this.reopen(GATHER_MS)
    }
  }

  private reopen(ms: number): void {
    this.cancelOpen?.()
    this.cancelOpen = this.options.later(() => this.open(), ms)
  }

  private open(): void {
    this.cancelOpen = null
    this.close()
    if (this.followed.size === 0) return
    const cursors = [...this.followed].map(([worksheetId, { seq }]) => ({ worksheetId, seq }))
    const source = this.options.open(`/api/live?client=${this.options.clientId}&follow=${printCursors(cursors)}`)
    this.source = source
    // A source that was closed may still deliver what it had received.
    const on = <Event extends keyof LiveEvents>(type: Event, hear: (data: LiveEvents[Event]) => void) =>
      source.addEventListener(type, ({ data }) => {
        if (this.source !== source) return
        this.heard()
        hear(JSON.parse(String(data)) as LiveEvents[Event])
      })
    on('ping', () => {})
    on('changes', (event) => {
      const followed = this.followed.get(event.worksheetId)
      if (!followed) return
      followed.seq = event.seq
      for (const listener of followed.listeners) listener.changes(event)
    })
    on('presence', (event) => {
      for (const listener of this.followed.get(event.worksheetId)?.listeners ?? []) listener.presence(event)
    })
    on('related', ({ worksheetId }) => {
      for (const listener of this.followed.get(worksheetId)?.listeners ?? []) listener.related()
    })
    on('closed', ({ worksheetId }) => {
      const followed = this.followed.get(worksheetId)
      this.followed.delete(worksheetId)
      for (const listener of followed?.listeners ?? []) listener.closed()
    })
    source.addEventListener('error', () => this.source === source && this.broke())
    this.watch()
  }

  private heard(): void {
    this.failures = 0
    this.tell(true)
    this.watch()
  }

  private watch(): void {
    this.cancelSilence?.()
    this.cancelSilence = this.options.later(() => this.broke(), SILENCE_MS)
  }

  private broke(): void {
    this.close()
    this.tell(false)
    this.reopen(Math.min(FIRST_RETRY_MS * 2 ** this.failures++, LAST_RETRY_MS))
  }

  private close(): void {
    this.cancelSilence?.()
    this.cancelSilence = null
    this.source?.close()
    this.source = null
  }

  private tell(connected: boolean): void {
    if (this.connected === connected) return
    this.connected = connected
    for (const { listeners } of this.followed.values()) for (const each of listeners) each.connected(connected)
  }
}
