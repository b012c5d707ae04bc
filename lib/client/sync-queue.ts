import { type ChangeRequest, type ChangeResponse, type ChangeSource, MAX_PATCHES } from '../domain/merge/change'
import type { Patch } from '../domain/merge/patch'
import { newId } from './new-id'
import { Observable } from './observable'
import type { Delivery } from './transport'

/** Why nothing can be sent until a person acts. */
export type Blocked = { kind: 'signedOut' } | { kind: 'forbidden' } | { kind: 'refused'; message: string | null }

export interface SyncState {
  /** Changed cells that the server has not confirmed. */
  unsent: number
  /** The last attempt failed and another is due. */
  failing: boolean
  blocked: Blocked | null
}

/** Where requests are kept until the server has confirmed them. */
export interface Keeper {
  keep: (requests: readonly ChangeRequest[]) => unknown
  drop: (actionId: string) => unknown
}

export interface SyncOptions {
  send: (request: ChangeRequest) => Promise<Delivery>
  /** Lets the owner raise a patch's base to what its own earlier change of that cell was given. */
  rebase: (patch: Patch) => Patch
  accepted: (request: ChangeRequest, response: ChangeResponse) => void
  keeper: Keeper
  /** Runs `retry` after `ms`; returns how to call it off. */
  later: (retry: () => void, ms: number) => () => void
}

/** Characters of text in one request, so that its body stays well below what the server reads. */
const MAX_CHARACTERS = 3_000_000
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 15_000

/**
 * Delivers changes in order, one request at a time. What is typed while a request is on its way waits and leaves as one
 * request; a request that failed is repeated unchanged under the same action id, so that it is applied once. Nothing
 * leaves the queue except by the server's word.
 */
export class SyncQueue {
  readonly state = new Observable<SyncState>({ unsent: 0, failing: false, blocked: null })
  private waiting: ChangeRequest[] = []
  /** The last request that waits, while what is typed next may still join it. */
  private joinable: ChangeRequest | null = null
  private inFlight: ChangeRequest | null = null
  private sending = false
  private failures = 0
  private cancelRetry: (() => void) | null = null

  constructor(private readonly options: SyncOptions) {}

  enqueue(source: ChangeSource, patches: readonly Patch[]): void {
    const last = this.waiting.at(-1)
    if (last && last === this.joinable && source === 'typing' && last.patches.length < MAX_PATCHES) {
      for (const patch of patches) coalesce(last.patches, patch)
      this.options.keeper.keep([last])
    } else {
      const made = portions(patches).map((portion) => ({ actionId: newId(), source, patches: portion }))
      this.waiting.push(...made)
      if (source === 'typing') this.joinable = made.at(-1) ?? null
      this.options.keeper.keep(made)
    }
    this.report()
    void this.flush()
  }

  /** Those of the requests that are not in the queue: what was kept on the device may be this page's own. */
  notHeld(requests: readonly ChangeRequest[]): ChangeRequest[] {
    const held = new Set([this.inFlight, ...this.waiting].map((request) => request?.actionId))
    return requests.filter(({ actionId }) => !held.has(actionId))
  }

  /** Takes up what an earlier page left behind: it goes before whatever was typed since. */
  resume(requests: readonly ChangeRequest[]): void {
    for (const { actionId, patches } of requests) if (patches.length === 0) this.options.keeper.drop(actionId)
    this.waiting = [...requests.filter(({ patches }) => patches.length > 0), ...this.waiting]
    this.report()
    void this.flush()
  }

  /** Nothing joins what waits any more: once this page is out of sight, another one may send what is kept. */
  seal(): void {
    this.joinable = null
  }

  /** Tries again at once: the network is back, or the person signed in. */
  retry(): void {
    this.cancelRetry?.()
    this.cancelRetry = null
    this.state.set({ ...this.state.get(), blocked: null })
    void this.flush()
  }

  /** Every patch that is not confirmed, oldest first: what a person must be able to copy before leaving. */
  unsentPatches(): Patch[] {
    return [...(this.inFlight?.patches ?? []), ...this.waiting.flatMap((request) => request.patches)]
  }

  /** Those of them that the cells show. */
  shownPatches(): Patch[] {
    return [...(this.inFlight ? [this.inFlight] : []), ...this.waiting].flatMap(shownOf)
  }

  private async flush(): Promise<void> {
    if (this.sending || this.cancelRetry || this.state.get().blocked) return
    if (!this.inFlight) {
      const next = this.waiting.shift()
      if (!next) return
      this.inFlight = { ...next, patches: next.patches.map(this.options.rebase) }
    }
    this.sending = true
    const request = this.inFlight
    const delivery = await this.options.send(request)
    this.sending = false
    this.settle(request, delivery)
  }

  private settle(request: ChangeRequest, delivery: Delivery): void {
    if (delivery.kind === 'accepted') {
      this.inFlight = null
      this.failures = 0
      this.options.accepted(request, delivery.response)
      this.options.keeper.drop(request.actionId)
      // Kept as it will be sent: after a reload nobody knows any more which revisions were our own.
      for (const next of this.waiting) next.patches = next.patches.map(this.options.rebase)
      if (this.waiting.length > 0) this.options.keeper.keep(this.waiting)
      this.report({ failing: false })
      void this.flush()
    } else if (delivery.kind === 'unreachable') {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** this.failures, LAST_RETRY_MS)
      this.failures += 1
      this.cancelRetry = this.options.later(() => this.retry(), wait)
      this.report({ failing: true })
    } else {
      this.report({ failing: true, blocked: delivery })
    }
  }

  private report(change: Partial<SyncState> = {}): void {
    const unsent = this.waiting.reduce((sum, { patches }) => sum + patches.length, this.inFlight?.patches.length ?? 0)
    this.state.set({ ...this.state.get(), ...change, unsent })
  }
}

/** What a request puts into cells: a text that was given up is only recorded. */
export function shownOf({ source, patches }: ChangeRequest): Patch[] {
  return source === 'declined' ? [] : patches
}

/** A second text for a waiting cell replaces the first: nobody saw that one, and it built on the same base. */
function coalesce(patches: Patch[], patch: Patch): void {
  const at = patches.findIndex((each) => each.useCaseId === patch.useCaseId && each.field === patch.field)
  const earlier = patches[at]
  if (earlier) patches[at] = { ...patch, baseRevision: earlier.baseRevision }
  else patches.push(patch)
}

/** Cuts a large action into requests that the server accepts, in order. */
function portions(patches: readonly Patch[]): Patch[][] {
  const made: Patch[][] = []
  let characters = 0
  for (const patch of patches) {
    const last = made.at(-1)
    characters += patch.value?.length ?? 0
    if (last && last.length < MAX_PATCHES && characters <= MAX_CHARACTERS) last.push(patch)
    else {
      made.push([patch])
      characters = patch.value?.length ?? 0
    }
  }
  return made
}
