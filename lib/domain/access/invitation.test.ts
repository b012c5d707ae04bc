import { describe, expect, it } from 'vitest'
import { invitationState } from './invitation'

const now = new Date('2026-04-01T09:00:00Z')
const open = { revokedAt: null, expiresAt: new Date('2026-04-02T09:00:00Z'), uses: 0, maxUses: 1 }

describe('invitationState', () => {
  it('is open before its end while uses remain', () => {
    expect(invitationState(open, now)).toBe('open')
    expect(invitationState({ ...open, uses: 4, maxUses: 5 }, now)).toBe('open')
  })

  it('ends at the stated moment, not after it', () => {
    expect(invitationState({ ...open, expiresAt: now }, now)).toBe('expired')
  })

  it('is used up at its last use', () => {
    expect(invitationState({ ...open, uses: 1 }, now)).toBe('used')
  })

  it('says revoked even when it has also expired or been used', () => {
    const revoked = { revokedAt: now, expiresAt: now, uses: 1, maxUses: 1 }
    expect(invitationState(revoked, now)).toBe('revoked')
  })
})
