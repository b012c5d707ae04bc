import type { Role } from '../../domain/access/permissions'

/** One of the reader's workspaces. */
export interface WorkspaceSummary {
  slug: string
  name: string
  role: Role
}

export interface OpenWorkspace extends WorkspaceSummary {
  id: string
}
