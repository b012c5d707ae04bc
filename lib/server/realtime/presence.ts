import { z } from 'zod'
import type { PresentPerson, Whereabouts } from '@/lib/domain/live/live'
import { isExtraKey, isFieldKey, type CellKey } from '@/lib/domain/worksheet/fields'

/** How often a process tells the others who is connected to it, and its browsers who else is there. */
const REPEAT_MS = 4_000
/**
 * After this long without word of somebody their connection, or that of their process, is gone: a laptop that lost its
 * network leaves a stream which looks open for many minutes.
 */
const FORGET_MS = 11_000

const cellKey = z.string().refine((key): key is CellKey => isFieldKey(key) || isExtraKey(key))

/** Body of `POST /api/worksheets/{id}/presence`, besides which browser it comes from. */
export const whereaboutsSchema = z.object({
  useCaseId: z.uuid().nullable(),
  field: cellKey.nullable(),
  typing: z.boolean(),
}) satisfies z.ZodType<Whereabouts>

const entrySchema = whereaboutsSchema.extend({
  worksheetId: z.uuid(),
  clientId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
})
type Entry = z.infer<typeof entrySchema>

interface Known extends Entry {
  /** When there was word of them last. */
  seen: number
  /** Whether their stream is at this process. */
  local: boolean
  /** When they were last alone: who is alone has nobody to tell and is not expected to. */
  alone: number
  /** Their stream is open and they have fallen silent. */
  lost: boolean
}

const wordSchema = entrySchema.extend({ from: z.string(), gone: z.boolean() })

/** What this file tells other processes begins with this, so that the listener knows whose message it is. */
export const PRESENCE_PREFIX = 'presence '

interface Options {
  /** Names this process among those of the database: its own words come back to it. */
  processId: string
  /** Tells the other processes. */
  tell: (subject: string, message: string) => void
  /** Who is in this worksheet is different from before. */
  changed: (worksheetId: string) => void
  now: () => number
}

/** Who has which worksheet open, over all app processes; in memory only. */
export class Presence {
  private readonly entries = new Map<string, Known>()
  private lastRepeat = 0

  constructor(private readonly options: Options) {}

  /** Somebody connected to this process has the worksheet open, or went to another cell. */
  here(worksheetId: string, person: Omit<PresentPerson, keyof Whereabouts>, at?: Whereabouts): void {
    const key = keyOf(worksheetId, person.clientId)
    const before = this.entries.get(key)
    const { useCaseId, field, typing } = at ?? before ?? { useCaseId: null, field: null, typing: false }
    this.put({ worksheetId, ...person, useCaseId, field, typing }, true)
  }

  /** @returns false when the browser has no stream at this process: then it is not here */
  move(worksheetId: string, clientId: string, userId: string, at: Whereabouts): boolean {
    const entry = this.entries.get(keyOf(worksheetId, clientId))
    if (entry?.userId !== userId) return false
    this.put({ ...entry, ...at }, entry.local)
    return true
  }

  gone(worksheetId: string, clientId: string): void {
    const entry = this.entries.get(keyOf(worksheetId, clientId))
    if (!entry?.local) return
    this.entries.delete(keyOf(worksheetId, clientId))
    this.tell(entry, true)
    this.options.changed(worksheetId)
  }

  people(worksheetId: string): PresentPerson[] {
    return [...this.entries.values()]
      .filter((entry) => entry.worksheetId === worksheetId && !entry.lost)
      .map(({ clientId, userId, name, useCaseId, field, typing }) => ({
        clientId,
        userId,
        name,
        useCaseId,
        field,
        typing,
      }))
  }

  /** Another process said who is where. */
  hear(message: string): void {
    const word = wordSchema.safeParse(parseJson(message)).data
    if (!word || word.from === this.options.processId) return
    const { from: _from, gone, ...entry } = word
    const key = keyOf(entry.worksheetId, entry.clientId)
    const known = this.entries.get(key)
    // Who is connected here is here, whatever others say; where they went may have been told to another process.
    if (known?.local) {
      if (!gone && known.userId === entry.userId) this.store(entry, true)
    } else if (!gone) this.store(entry, false)
    else if (this.entries.delete(key)) this.options.changed(entry.worksheetId)
  }

  /** Called every second: repeats who is here, which browsers answer, and forgets who fell silent. */
  tick(): void {
    const now = this.options.now()
    const company = new Map<string, number>()
    for (const { worksheetId, lost } of this.entries.values()) {
      if (!lost) company.set(worksheetId, (company.get(worksheetId) ?? 0) + 1)
    }
    for (const [key, entry] of this.entries) {
      if (entry.lost) continue
      if (entry.local && company.get(entry.worksheetId) === 1) entry.alone = now
      if (now - Math.max(entry.seen, entry.alone) < FORGET_MS) continue
      if (entry.local) {
        entry.lost = true
        this.tell(entry, true)
      } else this.entries.delete(key)
      this.options.changed(entry.worksheetId)
    }
    if (now - this.lastRepeat < REPEAT_MS) return
    this.lastRepeat = now
    const here = [...this.entries.values()].filter(({ local, lost }) => local && !lost)
    for (const entry of here) this.tell(entry)
    for (const worksheetId of new Set(here.map((entry) => entry.worksheetId))) this.options.changed(worksheetId)
  }

  private put(entry: Entry, local: boolean): void {
    this.store(entry, local)
    this.tell(entry)
  }

  private store(entry: Entry, local: boolean): void {
    const key = keyOf(entry.worksheetId, entry.clientId)
    const { useCaseId, field, typing } = entry
    const before = this.entries.get(key)
    const now = this.options.now()
    this.entries.set(key, { ...entry, seen: now, local, alone: before?.alone ?? now, lost: false })
    const same = before?.useCaseId === useCaseId && before?.field === field && before?.typing === typing
    if (!before || before.lost || !same) this.options.changed(entry.worksheetId)
  }

  private tell({ worksheetId, clientId, userId, name, useCaseId, field, typing }: Entry, gone = false): void {
    const word = { worksheetId, clientId, userId, name, useCaseId, field, typing, from: this.options.processId, gone }
    this.options.tell(`${PRESENCE_PREFIX}${keyOf(worksheetId, clientId)}`, PRESENCE_PREFIX + JSON.stringify(word))
  }
}

function keyOf(worksheetId: string, clientId: string): string {
  return `${worksheetId} ${clientId}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
