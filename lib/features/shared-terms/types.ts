import type { Role } from '../../domain/access/permissions'
import type { Term } from '../../domain/value/term'

/** A term that use cases of a workspace share, such as a wage: changed once, it changes everywhere. */
export interface SharedTerm {
  id: string
  revision: number
  /** Valuations that use it, over all worksheets. */
  uses: number
  /** Its id is the shared term's, so that it has the same draws in every valuation. */
  term: Term
}

/** The workspace's shared terms, by name. */
export interface SharedTermList {
  workspaceSlug: string
  role: Role
  sharedTerms: SharedTerm[]
  /** Who may own a term. */
  members: { id: string; name: string }[]
}
