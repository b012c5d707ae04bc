import { randomUUID } from 'node:crypto'
import type { PresentPerson, Whereabouts } from '@/lib/domain/live/live'
import { pool } from '../db'
import { log } from '../log'
import { stillGranted, type WorksheetScope } from '../scope'
import { announce } from './announce'
import { changedSince } from './changed'
import { listen } from './listener'
import { Presence, PRESENCE_PREFIX } from './presence'
import { SESSION_PREFIX, SessionStreams } from './session-streams'
import type { LiveStream } from './stream'

/** A removed member's stream ends within five seconds: this, the question's own time, and what a busy machine adds. */
const CHECK_MS = 3_000
/** How often a process looks for itself whether it missed a change. */
const LOOK_MS = 10_000
/** Browsers take a stream for dead after twice this long without a word. */
const PING_MS = 10_000
/** What other processes are told of what is related to a worksheet begins with this. */
const RELATED_PREFIX = 'related '
/** Comings and goings are gathered this long, so that thirty people entering are not nine hundred messages. */
const PRESENCE_GATHER_MS = 50

interface Channel {
  streams: Set<LiveStream>
  /** Newest seq that this process heard of. */
  target: number
  pumping: boolean
}

/**
 * Everybody who follows a worksheet through this process. A change is read once, whoever many follow it, and its text
 * goes to all of them.
 */
class Hub {
  readonly sessions = new SessionStreams()
  private readonly channels = new Map<string, Channel>()
  private readonly streams = new Set<LiveStream>()
  private readonly stopping: (() => void)[] = []
  private readonly gathering = new Set<string>()
  private readonly presence = new Presence({
    processId: randomUUID(),
    tell: announce,
    changed: (worksheetId) => this.gatherPresence(worksheetId),
    now: () => Date.now(),
  })

  constructor() {
    this.stopping.push(
      listen(
        (message) => this.hear(message),
        () => void this.catchUp(),
      ),
    )
    this.every(LOOK_MS, () => void this.look())
    this.every(CHECK_MS, () => void this.check())
    this.every(PING_MS, () => {
      this.streams.forEach((stream) => stream.send('ping', {}))
      this.sessions.ping()
    })
    this.every(1_000, () => this.presence.tick())
  }

  /** Tells the stream everything that happens in the worksheet after `since`. */
  follow(stream: LiveStream, scope: WorksheetScope<'worksheet.view'>, since: number): void {
    const { worksheetId } = scope
    const channel = this.channels.get(worksheetId) ?? { streams: new Set(), target: 0, pumping: false }
    this.channels.set(worksheetId, channel)
    this.streams.add(stream)
    channel.streams.add(stream)
    stream.scopes.set(worksheetId, scope)
    stream.seqs.set(worksheetId, since)
    this.presence.here(worksheetId, personOf(stream))
    stream.send('presence', { worksheetId, people: this.presence.people(worksheetId) })
    void this.lookAt([worksheetId])
  }

  /** The stream ended. */
  leave(stream: LiveStream): void {
    this.streams.delete(stream)
    for (const worksheetId of stream.scopes.keys()) this.unfollow(stream, worksheetId)
  }

  /** Somebody went to another cell, or began or stopped typing. */
  move(scope: WorksheetScope<'worksheet.view'>, clientId: string, at: Whereabouts): void {
    this.presence.move(scope.worksheetId, clientId, scope.userId, at)
  }

  /** The worksheet is at this seq now, as whoever committed it says. */
  signal(worksheetId: string, seq: number): void {
    const channel = this.channels.get(worksheetId)
    if (!channel || seq <= channel.target) return
    channel.target = seq
    void this.pump(worksheetId, channel)
  }

  /** Ends all streams at once, so that they do not hold up the end of the process. */
  stop(): void {
    for (const end of this.stopping) end()
    for (const stream of [...this.streams]) stream.end()
    this.sessions.stop()
  }

  private every(ms: number, action: () => void): void {
    const timer = setInterval(action, ms)
    timer.unref()
    this.stopping.push(() => clearInterval(timer))
  }

  private unfollow(stream: LiveStream, worksheetId: string): void {
    stream.scopes.delete(worksheetId)
    stream.seqs.delete(worksheetId)
    const channel = this.channels.get(worksheetId)
    channel?.streams.delete(stream)
    // A browser that opened its stream anew is still here: the new one may have come before the old one's end.
    const stays = [...(channel?.streams ?? [])].some(({ clientId }) => clientId === stream.clientId)
    if (!stays) this.presence.gone(worksheetId, stream.clientId)
    if (channel?.streams.size === 0) this.channels.delete(worksheetId)
  }

  private hear(message: string): void {
    if (message.startsWith(PRESENCE_PREFIX)) return this.presence.hear(message.slice(PRESENCE_PREFIX.length))
    if (message.startsWith(RELATED_PREFIX)) return this.relate(message.slice(RELATED_PREFIX.length))
    if (message.startsWith(SESSION_PREFIX)) return this.sessions.hear(message.slice(SESSION_PREFIX.length))
    const [worksheetId = '', seq = ''] = message.split(' ')
    this.signal(worksheetId, Number(seq))
  }

  /** What is shown with a worksheet, or with all of a workspace, changed. */
  private relate(id: string): void {
    for (const stream of this.streams) {
      for (const { worksheetId, workspaceId } of stream.scopes.values()) {
        if (id === worksheetId || id === workspaceId) stream.send('related', { worksheetId })
      }
    }
  }

  /** What was said before this process listened (again) is gone. */
  private async catchUp(): Promise<void> {
    await this.look()
    for (const worksheetId of this.channels.keys()) this.relate(worksheetId)
  }

  private async look(): Promise<void> {
    await this.lookAt([...this.channels.keys()])
    await this.logged('the newest seqs of sessions could not be read', () => this.sessions.look())
  }

  private async lookAt(worksheetIds: string[]): Promise<void> {
    if (worksheetIds.length === 0) return
    await this.logged('the newest seqs could not be read', async () => {
      const { rows } = await pool().query<{ id: string; seq: number }>({
        name: 'worksheet-seqs',
        text: 'SELECT id, seq FROM "Worksheet" WHERE id = ANY ($1::uuid[])',
        values: [worksheetIds],
      })
      for (const { id, seq } of rows) {
        const channel = this.channels.get(id)
        if (!channel) continue
        channel.target = Math.max(channel.target, seq)
        void this.pump(id, channel)
      }
    })
  }

  /** Brings every follower to the target. Those who know equally much get the same text, read once. */
  private async pump(worksheetId: string, channel: Channel): Promise<void> {
    if (channel.pumping) return
    channel.pumping = true
    await this.logged('a change could not be read', async () => {
      for (;;) {
        const behind = [...channel.streams].find((stream) => seqOf(stream, worksheetId) < channel.target)
        if (!behind) break
        const since = seqOf(behind, worksheetId)
        const { seq, json } = await changedSince(behind.scopes.get(worksheetId)!, since)
        channel.target = Math.max(channel.target, seq)
        const data = `{"worksheetId":"${worksheetId}",${json.slice(json.indexOf('{') + 1)}`
        for (const stream of [...channel.streams]) {
          if (seqOf(stream, worksheetId) !== since) continue
          stream.seqs.set(worksheetId, seq)
          stream.sendJson('changes', data)
        }
      }
    })
    channel.pumping = false
  }

  /** Ends what a person may no longer see: removed from the workspace, signed out everywhere, worksheet deleted. */
  private async check(): Promise<void> {
    await this.logged('memberships could not be checked', async () => {
      const asked = [...this.streams].flatMap((stream) =>
        [...stream.scopes.values()].map((scope) => ({ stream, scope, session: stream.session })),
      )
      const granted = await stillGranted(asked)
      asked.forEach(({ stream, scope: { worksheetId } }, index) => {
        if (granted[index] || !stream.scopes.has(worksheetId)) return
        this.unfollow(stream, worksheetId)
        stream.send('closed', { worksheetId })
        if (stream.scopes.size === 0) stream.end()
      })
      await this.sessions.check()
    })
  }

  private gatherPresence(worksheetId: string): void {
    if (this.gathering.has(worksheetId)) return
    this.gathering.add(worksheetId)
    setTimeout(() => {
      this.gathering.delete(worksheetId)
      const people = this.presence.people(worksheetId)
      this.channels.get(worksheetId)?.streams.forEach((stream) => stream.send('presence', { worksheetId, people }))
    }, PRESENCE_GATHER_MS).unref()
  }

  private async logged(what: string, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      log.warn({ err: error }, what)
    }
  }
}

function seqOf(stream: LiveStream, worksheetId: string): number {
  return stream.seqs.get(worksheetId) ?? Infinity
}

function personOf({ clientId, session, name }: LiveStream): Omit<PresentPerson, keyof Whereabouts> {
  return { clientId, userId: session.userId, name }
}

// Bundles of one process each evaluate this module; they must share one hub. scripts/serve.mjs ends it by this name.
const holder = globalThis as typeof globalThis & { kachisujiHub?: Hub }

/** The hub of this process, which begins to listen when it is first asked for. */
export function hub(): Hub {
  return (holder.kachisujiHub ??= new Hub())
}

/**
 * Tells everybody who follows the worksheet, through whichever process, that it is at this seq now. After the commit,
 * never before; takes no time of the writer's.
 */
export function tellCommitted(worksheetId: string, seq: number): void {
  holder.kachisujiHub?.signal(worksheetId, seq)
  announce(worksheetId, `${worksheetId} ${seq}`)
}

/**
 * Tells everybody who follows a worksheet, or any of a workspace, that what is shown with it changed: revealed votes, a
 * dataset, a shared term. After the commit, as above. This process hears it from the database like all others: without a
 * seq, being told twice would be reading twice.
 * @param id the worksheet's, or the workspace's
 */
export function tellRelated(id: string): void {
  announce(RELATED_PREFIX + id, RELATED_PREFIX + id)
}

/** The same for a scoring session. */
export function tellSession(sessionId: string, seq: number): void {
  holder.kachisujiHub?.sessions.signal(sessionId, seq)
  announce(sessionId, `${SESSION_PREFIX}${sessionId} ${seq}`)
}
