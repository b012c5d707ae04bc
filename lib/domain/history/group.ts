import type { Changes } from '../merge/patch'
import type { WorksheetEvent } from './event'
import type { HistoryStep, StepRow } from './step'

/** What reads as one sentence: one action, or one person's saves of the same cells in a row. */
export interface HistoryEntry {
  /** The last one first. */
  steps: HistoryStep[]
  actorId: string | null
  source: string
  worksheet: WorksheetEvent | null
  rowCount: number
  /** The changed rows, each field with its first text before and its last text after. */
  rows: StepRow[]
}

/** A pause longer than this begins a new entry. */
const GAP_MS = 5 * 60_000

/** Through what somebody changes the same cells again and again: typing, and moving a row place by place. */
const repeated: readonly string[] = ['typing', 'rows']

/**
 * Groups the steps of a history, newest first, so that 200 saves of one cell read as one sentence. Every step is in
 * exactly one entry. Steps of one action stand together; so do one person's saves of the same cells with short pauses,
 * also while others work elsewhere, but not across a change of these cells by anybody else.
 * @returns the entries, by their newest step
 */
export function groupSteps(steps: readonly HistoryStep[]): HistoryEntry[] {
  const groups: HistoryStep[][] = []
  const open = new Map<string, HistoryStep[]>()
  for (const step of steps) {
    const key = runOf(step) ?? step.actionId
    const group = open.get(key)
    if (group && continues(group.at(-1)!, step)) group.push(step)
    else {
      const begun = [step]
      groups.push(begun)
      open.set(key, begun)
    }
    for (const [other, { 0: newest }] of open) if (other !== key && overlap(newest!, step)) open.delete(other)
  }
  return groups.map(toEntry)
}

/** Names the run of saves that a step may belong to; null for what stands by itself. */
function runOf({ source, actorId, worksheet, rowCount, rows }: HistoryStep): string | null {
  const row = rows[0]
  if (worksheet || !row || rowCount !== 1 || !repeated.includes(source)) return null
  const fields = Object.keys(row.changes)
  if (fields.includes('deleted') || row.changes.position?.from === null) return null
  return JSON.stringify([actorId, source, row.useCaseId, fields.sort()])
}

function continues(later: HistoryStep, earlier: HistoryStep): boolean {
  return later.actionId === earlier.actionId || Date.parse(later.at) - Date.parse(earlier.at) <= GAP_MS
}

/** Whether two steps may have changed the same cell. */
function overlap(one: HistoryStep, other: HistoryStep): boolean {
  // Of an action on many rows only some are known.
  const isCut = (step: HistoryStep) => step.rowCount > step.rows.length
  if (isCut(one) || isCut(other)) return true
  return one.rows.some(({ useCaseId, changes }) =>
    other.rows.some((row) => row.useCaseId === useCaseId && Object.keys(changes).some((field) => row.changes[field])),
  )
}

function toEntry(steps: HistoryStep[]): HistoryEntry {
  const newest = steps[0]!
  const rows = new Map<string, StepRow>()
  for (const row of steps.flatMap((step) => step.rows)) {
    const later = rows.get(row.useCaseId)
    rows.set(row.useCaseId, later ? { ...later, changes: spanned(row.changes, later.changes) } : row)
  }
  const isRun = steps.some(({ actionId }) => actionId !== newest.actionId)
  return {
    steps,
    actorId: newest.actorId,
    source: newest.source,
    // What an action records first is what it is; what else it records follows from that.
    worksheet: steps.findLast(({ worksheet }) => worksheet)?.worksheet ?? null,
    rowCount: isRun ? rows.size : steps.reduce((sum, step) => sum + step.rowCount, 0),
    rows: [...rows.values()],
  }
}

/** Two changes of a row, one after the other, as one. */
function spanned(earlier: Changes, later: Changes): Changes {
  const changes = { ...later }
  for (const [field, { from, to }] of Object.entries(earlier)) {
    changes[field] = { from, to: changes[field] ? changes[field].to : to }
  }
  return changes
}
