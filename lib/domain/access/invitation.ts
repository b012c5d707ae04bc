/** How long a link may stay open, in days; the longest covers a workshop from Day 0 to its follow-up. */
export const INVITATION_DAYS = [1, 7, 30] as const

export const MAX_INVITATION_USES = 100

export interface InvitationTerms {
  revokedAt: Date | null
  expiresAt: Date
  uses: number
  maxUses: number
}

export type InvitationState = 'open' | 'revoked' | 'expired' | 'used'

/** Whether a link still works at `now`, and if not, why. A revoked link stays revoked whatever else is true of it. */
export function invitationState(terms: InvitationTerms, now: Date): InvitationState {
  if (terms.revokedAt) return 'revoked'
  if (terms.uses >= terms.maxUses) return 'used'
  return terms.expiresAt <= now ? 'expired' : 'open'
}
