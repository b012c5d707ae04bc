import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { listInvitations, openInvitation } from '@/lib/features/invitations/data'
import * as invitations from '@/lib/features/invitations/mutations'
import { db } from '@/lib/server/db'
import { outcome } from '@/tests/support/outcome'
import { addMember, workspaceScope, type TestMember } from '@/tests/support/worksheets'

const now = new Date('2026-04-01T09:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)

let owner: TestMember
let stranger: TestMember

beforeEach(async () => {
  owner = await addMember('owner')
  stranger = await addMember('owner')
})

const invite = async (wish: Partial<invitations.InvitationWish> = {}, maker = owner) =>
  invitations.createInvitation(
    await workspaceScope(maker, 'invitation.create'),
    { role: 'editor', maxUses: 1, days: 7, ...wish },
    now,
  )
const join = (token: string, at = now) => invitations.join(stranger.userId, { token, workshopRole: '' }, at)
const person = () => ({ email: `${randomUUID()}@example.com`, name: 'New', password: 'seven purple otters dance' })
const joinAsNew = (token: string, who = person()) =>
  invitations.joinAsNew({ ...who, token, workshopRole: 'developer' }, now)
const membership = (userId: string) =>
  db().membership.findUnique({ where: { workspaceId_userId: { workspaceId: owner.workspaceId, userId } } })

test('only the hash of a token is stored', async () => {
  const token = await invite()
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const stored = await db().invitation.findFirstOrThrow({ where: { workspaceId: owner.workspaceId } })
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(stored.tokenHash).toHaveLength(64)
})

test('a person with an account joins with the role of the link', async () => {
  const token = await invite({ role: 'viewer' })
  expect(await openInvitation(token, null, now)).toMatchObject({ state: 'open', role: 'viewer', member: false })
  expect(await join(token)).toBe(owner.workspace)
  expect(await membership(stranger.userId)).toMatchObject({ role: 'viewer', workshopRole: null })
})

test('pressed twice, the link is used once and both presses lead into the workspace', async () => {
  const token = await invite()
  expect(await Promise.all([join(token), join(token), join(token)])).toEqual(Array(3).fill(owner.workspace))
  expect(await db().invitation.findFirst({ where: { workspaceId: owner.workspaceId } })).toMatchObject({ uses: 1 })
})

test('a new person gets an account and a membership together', async () => {
  const { session, slug } = await joinAsNew(await invite())
  expect(slug).toBe(owner.workspace)
  expect(await membership(session.userId)).toMatchObject({ role: 'editor', workshopRole: 'developer' })
})

test('an e-mail that has an account is told so, and uses nothing up', async () => {
  const token = await invite()
  const taken = await db().user.findUniqueOrThrow({ where: { id: stranger.userId } })
  expect(await outcome(joinAsNew(token, { ...person(), email: taken.email }))).toBe('email')
  expect(await outcome(join(token))).toBe('ok')
})

test('a weak password makes no account', async () => {
  const who = { ...person(), password: 'password1234' }
  expect(await outcome(joinAsNew(await invite(), who))).toBe('password')
  expect(await db().user.count({ where: { email: who.email } })).toBe(0)
})

test('a member who opens a link again keeps the role and uses nothing up', async () => {
  const token = await invite({ role: 'viewer' })
  expect(await invitations.join(owner.userId, { token, workshopRole: '' }, now)).toBe(owner.workspace)
  expect(await membership(owner.userId)).toMatchObject({ role: 'owner' })
  expect(await outcome(join(token))).toBe('ok')
  expect(await openInvitation(token, stranger.userId, now)).toMatchObject({ state: 'open', member: true })
  expect(await openInvitation(token, null, now)).toEqual({ state: 'used' })
})

describe('a link stops working', () => {
  test('after its time', async () => {
    const token = await invite({ days: 7 })
    expect(await openInvitation(token, null, later(7))).toEqual({ state: 'expired' })
    expect(await outcome(join(token, later(7)))).toBe('gone')
    expect(await outcome(join(token, later(6)))).toBe('ok')
  })

  test('when it is revoked', async () => {
    const token = await invite()
    const scope = await workspaceScope(owner, 'invitation.revoke')
    const [listed] = await listInvitations(await workspaceScope(owner, 'invitation.view'), now)
    await invitations.revokeInvitation(scope, listed!.id, now)
    expect(await openInvitation(token, null, now)).toEqual({ state: 'revoked' })
    expect(await outcome(join(token))).toBe('gone')
    expect(await outcome(joinAsNew(token))).toBe('gone')
    expect(await outcome(invitations.revokeInvitation(scope, listed!.id, now))).toBe('ok')
  })

  test('after its last use, also when ten people use it in the same moment', async () => {
    const token = await invite({ maxUses: 3 })
    const people = await Promise.all(Array.from({ length: 10 }, () => addMember('owner')))
    const outcomes = await Promise.all(
      people.map(({ userId }) => outcome(invitations.join(userId, { token, workshopRole: '' }, now))),
    )
    expect(outcomes.filter((result) => result === 'ok')).toHaveLength(3)
    expect(outcomes.filter((result) => result === 'gone')).toHaveLength(7)
    expect(await db().membership.count({ where: { workspaceId: owner.workspaceId } })).toBe(4)
    expect(await listInvitations(await workspaceScope(owner, 'invitation.view'), now)).toMatchObject([
      { state: 'used', uses: 3, maxUses: 3 },
    ])
  })

  test('of an unknown token nothing is told', async () => {
    expect(await openInvitation('A'.repeat(43), null, now)).toEqual({ state: 'unknown' })
    expect(await outcome(join('A'.repeat(43)))).toBe('gone')
  })
})

test('nobody grants more than they have', async () => {
  const facilitator = await addMember('facilitator', owner.workspaceId)
  expect(await outcome(invite({ role: 'owner' }, facilitator))).toBe('forbidden')
  expect(await outcome(invite({ role: 'facilitator' }, facilitator))).toBe('ok')
})

test('another workspace cannot see or revoke it', async () => {
  await invite()
  const [listed] = await listInvitations(await workspaceScope(owner, 'invitation.view'), now)
  expect(await listInvitations(await workspaceScope(stranger, 'invitation.view'), now)).toEqual([])
  const scope = await workspaceScope(stranger, 'invitation.revoke')
  expect(await outcome(invitations.revokeInvitation(scope, listed!.id, now))).toBe('notFound')
})
