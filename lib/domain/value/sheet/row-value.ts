import { z } from 'zod'
import { nameKey } from '../formula/tokens'
import { termSchema, type Term } from '../term'
import { valuationSchema, type Valuation } from '../valuation'

/** What a file says of a use case's value, and what becomes of it in a workspace. */

const sharedReadingSchema = z.object({
  /** As it was exported; null for one that was added in Excel. */
  id: z.uuid().nullable(),
  /** Null: it was gone from the workspace when the sheet was made. */
  term: termSchema.nullable(),
  /** A person changed its value or unit in Excel. */
  isChanged: z.boolean(),
})

export const rowValueSchema = z.object({
  /** With the shared terms' ids as they were exported. */
  valuation: valuationSchema,
  shared: z.array(sharedReadingSchema),
  /** Whether anything is other than it was exported. */
  isChanged: z.boolean(),
  /** Of what was exported. */
  fingerprint: z.string().nullable(),
  /** Names of the members who own terms, by id. */
  memberNames: z.record(z.string(), z.string()),
})
export type RowValue = z.infer<typeof rowValueSchema>

/** What a workspace knows, as far as a value depends on it. */
export interface Workspace {
  shared: readonly Term[]
  memberIds: ReadonlySet<string>
  /** Makes the id of a shared term that the workspace lacks; null where the importer may not make any. */
  newId: (() => string) | null
}

/**
 * A file's value as one of a workspace. Shared terms are those of the workspace by id or name, where nobody changed them
 * in Excel and they are counted in the same unit. The others are made, or become terms of the use case alone, so that
 * nothing else changes its value. Owners who are no members become roles of their name.
 */
export function settleValue(
  { valuation, shared, memberNames }: RowValue,
  workspace: Workspace,
): { valuation: Valuation; created: Term[] } {
  const own: Term[] = []
  const created: Term[] = []
  const sharedTerms: string[] = []
  const ids = new Map<string, string>()
  const taken = new Set(valuation.terms.map(({ id }) => id))
  for (const { id, term, isChanged } of shared) {
    const known = workspace.shared.find((each) => each.id === id) ?? (term && namedLike(term, workspace.shared))
    if (!term || (known && !isChanged && known.unit === term.unit)) {
      // One that was gone already says nothing, but keeps its place.
      const kept = known?.id ?? id
      if (kept) sharedTerms.push(kept)
      if (id && kept) ids.set(id, kept)
      continue
    }
    const isMade = !known && workspace.newId !== null
    const made = { ...term, id: isMade ? workspace.newId!() : freeId(term.name, taken) }
    if (isMade) sharedTerms.push(made.id)
    ;(isMade ? created : own).push(made)
    if (id) ids.set(id, made.id)
  }
  const settled = (term: Term) => withOwner(term, workspace.memberIds, memberNames)
  return {
    created: created.map(settled),
    valuation: {
      ...valuation,
      terms: [...valuation.terms, ...own].map(settled),
      sharedTerms,
      options: valuation.options.map((option) => ({ ...option, terms: option.terms.map(settled) })),
      scenarios: valuation.scenarios.map((scenario) => ({
        ...scenario,
        values: Object.fromEntries(Object.entries(scenario.values).map(([id, value]) => [ids.get(id) ?? id, value])),
      })),
    },
  }
}

function namedLike({ name }: Term, terms: readonly Term[]): Term | undefined {
  return terms.find((each) => nameKey(each.name) === nameKey(name))
}

function freeId(name: string, taken: Set<string>): string {
  const wanted = nameKey(name).slice(0, 90)
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted} ${count}`
  taken.add(id)
  return id
}

function withOwner(term: Term, memberIds: ReadonlySet<string>, names: Record<string, string>): Term {
  const { owner } = term
  if (owner?.kind !== 'member' || memberIds.has(owner.id)) return term
  return { ...term, owner: { kind: 'role', role: (names[owner.id] ?? owner.id).slice(0, 100) } }
}
