import type { Role } from '../../domain/access/permissions'
import type { Term } from '../../domain/value/term'
import type { Cells } from '../../domain/worksheet/model'
import type { WrittenTerm } from './schema'

/** A term that use cases of a workspace share, such as a wage: changed once, it changes everywhere. */
export interface SharedTerm {
  id: string
  revision: number
  /** Valuations that use it, over all worksheets. */
  uses: number
  /** Its id is the shared term's, so that it has the same draws in every valuation. */
  term: Term
}

/** What somebody made of a shared term. */
export interface TermChange {
  id: string
  /** ISO 8601 in UTC. */
  at: string
  /** Name of who changed it; null once the person's account is gone. */
  by: string | null
  from: WrittenTerm
  to: WrittenTerm
}

/** A use case whose value uses a shared term. */
export interface TermUse {
  useCaseId: string
  worksheetId: string
  worksheetTitle: string
  cells: Pick<Cells, 'no' | 'product' | 'problem' | 'caseName'>
}

export interface ListedTerm extends SharedTerm {
  usedIn: TermUse[]
  /** The last ones first. */
  changes: TermChange[]
}

/** The workspace's shared terms, by name. */
export interface SharedTermList {
  workspaceSlug: string
  role: Role
  sharedTerms: ListedTerm[]
  /** Who may own a term. */
  members: { id: string; name: string }[]
}
