import type { InvitationState } from '../../domain/access/invitation'
import type { Role } from '../../domain/access/permissions'

/** An invitation as those who may invite see it; its link cannot be shown again. Moments are ISO 8601 in UTC. */
export interface InvitationSummary {
  id: string
  role: Role
  state: InvitationState
  uses: number
  maxUses: number
  expiresAt: string
  createdAt: string
  /** Null once the person's account is gone. */
  createdBy: string | null
}

/** What the page behind a link tells the person who opens it. */
export type OpenedInvitation =
  | { state: 'open'; workspace: string; workspaceSlug: string; role: Role; invitedBy: string | null; member: boolean }
  | { state: Exclude<InvitationState, 'open'> | 'unknown' }

/** The page behind a link: the invitation, and who is looking when somebody is signed in. */
export interface InvitationPage {
  token: string
  invitation: OpenedInvitation
  reader: { name: string; email: string } | null
}
