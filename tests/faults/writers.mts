import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ChangeResponse } from '../../lib/domain/merge/change.ts'
import { insertWorksheet } from '../bench/server.mts'
import type { Product } from './product.mts'

const WRITERS = 6
const FIELDS = ['problem', 'background', 'solution'] as const
/** A person's browser gives up on an answer and asks again; both requests may arrive. */
const PATIENCE_MS = 2_000
const RETRY_MS = 50
/** Every so many actions are delivered twice at once. */
const TWICE_EVERY = 5

/** What the database holds, held against what the writers were told. */
export interface Outcome {
  tried: number
  acknowledged: number
  /** Acknowledged patches that the database does not hold. */
  lost: number
  /** Patches that were applied more than once. */
  doubled: number
}

/** Simulated people who each fill a row of their own, one cell after another, and never give up on a change. */
export class Writers {
  /** Patches of each action that was sent, by action id. */
  private readonly sent = new Set<string>()
  private readonly acknowledged = new Set<string>()
  private readonly counts = new Array<number>(WRITERS).fill(0)
  private stopping = false
  private failure: unknown
  private readonly work: Promise<unknown>

  static async start(product: Product): Promise<Writers> {
    const { worksheetId, useCaseIds } = await product.withDatabase(async (client) => {
      const worksheetId = await insertWorksheet(client, product.owner.workspaceId, WRITERS)
      const { rows } = await client.query<{ id: string }>(`SELECT id FROM "UseCase" WHERE "worksheetId" = $1`, [
        worksheetId,
      ])
      return { worksheetId, useCaseIds: rows.map(({ id }) => id) }
    })
    return new Writers(product, worksheetId, useCaseIds)
  }

  private constructor(
    private readonly product: Product,
    private readonly worksheetId: string,
    useCaseIds: string[],
  ) {
    this.work = Promise.all(useCaseIds.map((id, writer) => this.write(writer, id))).catch((error: unknown) => {
      this.failure = error
    })
  }

  /** Until each writer was told twice more that something is saved: once may be an answer that was on its way. */
  async untilAllSave(timeoutMs: number): Promise<void> {
    const before = [...this.counts]
    const deadline = performance.now() + timeoutMs
    while (this.counts.some((count, writer) => count < (before[writer] ?? 0) + 2)) {
      if (this.failure) throw this.failure
      if (performance.now() > deadline) throw new Error(`nothing was saved within ${timeoutMs} ms`)
      await pause(5)
    }
  }

  /** Everybody finishes what they are sending. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.work
    if (this.failure) throw this.failure
  }

  /** Compares with the database, also while the writers go on: what they are told meanwhile is not asked about. */
  async compare(): Promise<Outcome> {
    const acknowledged = [...this.acknowledged]
    const { rows } = await this.product.withDatabase((client) => storedActions(client, this.worksheetId))
    const stored = new Map(rows.map(({ actionId, patches }) => [actionId, patches]))
    const missing = (actionId: string) => FIELDS.length - (stored.get(actionId) ?? 0)
    return {
      tried: this.sent.size * FIELDS.length,
      acknowledged: acknowledged.length * FIELDS.length,
      lost: acknowledged.reduce((sum, actionId) => sum + Math.max(0, missing(actionId)), 0),
      doubled: await this.product.withDatabase((client) => doubledPatches(client, this.worksheetId)),
    }
  }

  private async write(writer: number, useCaseId: string): Promise<void> {
    let revision = 1
    for (let count = 1; !this.stopping; count++) {
      const actionId = randomUUID()
      const patches = FIELDS.map((field) => ({
        useCaseId,
        field,
        value: `${actionId} ${field}`,
        baseRevision: revision,
      }))
      this.sent.add(actionId)
      const body = JSON.stringify({ actionId, source: 'typing', patches })
      const answer = await this.delivered(body, count % TWICE_EVERY === 0 ? 2 : 1)
      if (answer.conflicts.length > 0) throw new Error('a patch of a row that only one writer changes met a conflict')
      revision = answer.revisions[useCaseId] ?? revision
      this.acknowledged.add(actionId)
      this.counts[writer]! += 1
    }
  }

  /** Sends the same request until it is answered. */
  private async delivered(body: string, times: number): Promise<ChangeResponse> {
    for (;;) {
      const answers = await Promise.all(Array.from({ length: times }, () => this.send(body)))
      const answer = answers.find((each) => each !== null)
      if (answer) return answer
      await pause(RETRY_MS)
    }
  }

  /** @returns null when there was no answer, or none that says what became of the change */
  private async send(body: string): Promise<ChangeResponse | null> {
    let status: number
    let text: string
    try {
      const response = await fetch(`${this.product.origin}/api/worksheets/${this.worksheetId}/changes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.product.owner.cookie },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      status = response.status
      text = await response.text()
    } catch {
      return null
    }
    if (status >= 500) return null
    if (status !== 200) throw new Error(`a change was answered ${status}: ${text}`)
    return JSON.parse(text) as ChangeResponse
  }
}

/** Patches in history, by action: each with the value that this action, and only this one, wrote. */
function storedActions(client: pg.Client, worksheetId: string) {
  return client.query<{ actionId: string; patches: number }>(
    `SELECT h."actionId", count(*)::int AS patches
     FROM "HistoryEvent" h, jsonb_each(h.changes) AS change
     WHERE h."worksheetId" = $1 AND change.value ->> 'to' = h."actionId" || ' ' || change.key
     GROUP BY h."actionId"`,
    [worksheetId],
  )
}

/**
 * A patch that was applied again shows in one of three places: a value twice in history, an event whose "from" is not
 * what the event before it wrote, or a row that was changed more often than history knows.
 */
async function doubledPatches(client: pg.Client, worksheetId: string): Promise<number> {
  const { rows } = await client.query<{ doubled: number }>(
    `WITH patch AS (
       SELECT h."useCaseId", h.seq, change.key AS field, change.value ->> 'from' AS "from", change.value ->> 'to' AS "to"
       FROM "HistoryEvent" h, jsonb_each(h.changes) AS change WHERE h."worksheetId" = $1
     ), step AS (
       SELECT *, lag("to") OVER (PARTITION BY "useCaseId", field ORDER BY seq) AS before,
         row_number() OVER (PARTITION BY "useCaseId", field ORDER BY seq DESC) AS back FROM patch
     )
     SELECT ((SELECT count(*) - count(DISTINCT ("useCaseId", "to")) FROM patch)
       + (SELECT count(*) FROM step WHERE before IS NOT NULL AND before IS DISTINCT FROM "from")
       + (SELECT count(*) FROM step JOIN "UseCase" u ON u.id = "useCaseId"
          WHERE back = 1 AND u.cells ->> field IS DISTINCT FROM "to")
       + (SELECT coalesce(sum(abs(u.revision - 1 - (SELECT count(*) FROM "HistoryEvent" h WHERE h."useCaseId" = u.id))), 0)
          FROM "UseCase" u WHERE u."worksheetId" = $1))::int AS doubled`,
    [worksheetId],
  )
  return rows[0]?.doubled ?? NaN
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
