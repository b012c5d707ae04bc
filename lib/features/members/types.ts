import type { Role } from '../../domain/access/permissions'

export interface Member {
  userId: string
  name: string
  email: string
  role: Role
  /** A key of workshop-roles.ts or the team's own words. */
  workshopRole: string | null
}

/** The members of a workspace, and who is looking. */
export interface MemberList {
  workspace: { slug: string; name: string }
  reader: { userId: string; role: Role }
  members: Member[]
}
