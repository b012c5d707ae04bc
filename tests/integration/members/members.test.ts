import { beforeEach, describe, expect, test } from 'vitest'
import { digest } from '@/lib/server/secret'
import { db } from '@/lib/server/db'
import { listMembers } from '@/lib/features/members/data'
import * as members from '@/lib/features/members/mutations'
import { outcome } from '@/tests/support/outcome'
import { addMember, workspaceScope, type TestMember } from '@/tests/support/worksheets'

let owner: TestMember
let editor: TestMember

beforeEach(async () => {
  owner = await addMember('owner')
  editor = await addMember('editor', owner.workspaceId)
})

const update = (member: TestMember) => workspaceScope(member, 'member.update')
const leave = async (member: TestMember) => members.leaveWorkspace(await workspaceScope(member, 'member.leave'))

async function roles(): Promise<Record<string, string>> {
  const list = await listMembers(await workspaceScope(owner, 'member.view'))
  return Object.fromEntries(list.members.map(({ userId, role }) => [userId, role]))
}

test('lists the workspace and nobody else, the strongest role first', async () => {
  await addMember('owner')
  const viewer = await addMember('viewer', owner.workspaceId)
  const list = await listMembers(await workspaceScope(viewer, 'member.view'))
  expect(list.members.map(({ userId }) => userId)).toEqual([owner.userId, editor.userId, viewer.userId])
  expect(list.reader).toEqual({ userId: viewer.userId, role: 'viewer' })
})

test('a removed member has no scope at their next request', async () => {
  await workspaceScope(editor, 'worksheet.edit')
  await members.removeMember(await workspaceScope(owner, 'member.remove'), editor.userId)
  expect(await outcome(workspaceScope(editor, 'workspace.view'))).toBe('notFound')
})

test('a new role counts at the next request', async () => {
  await members.changeRole(await update(owner), editor.userId, 'viewer')
  expect(await outcome(workspaceScope(editor, 'worksheet.edit'))).toBe('forbidden')
  expect(await outcome(workspaceScope(editor, 'worksheet.view'))).toBe('ok')
})

test('a workshop role is kept, and emptied', async () => {
  await members.changeWorkshopRole(await update(owner), editor.userId, 'dataScientist')
  const shown = async () => (await listMembers(await workspaceScope(owner, 'member.view'))).members[1]?.workshopRole
  expect(await shown()).toBe('dataScientist')
  await members.changeWorkshopRole(await update(owner), editor.userId, '')
  expect(await shown()).toBeNull()
})

test('everybody says themselves what they do in the workshop, and nothing else changes', async () => {
  const viewer = await addMember('viewer', owner.workspaceId)
  await members.changeOwnWorkshopRole(await workspaceScope(viewer, 'member.updateSelf'), 'developer')
  const list = await listMembers(await workspaceScope(owner, 'member.view'))
  expect(Object.fromEntries(list.members.map((each) => [each.userId, [each.role, each.workshopRole]]))).toEqual({
    [owner.userId]: ['owner', null],
    [editor.userId]: ['editor', null],
    [viewer.userId]: ['viewer', 'developer'],
  })
})

describe('the last owner', () => {
  test('cannot leave, be removed or be demoted', async () => {
    expect(await outcome(leave(owner))).toBe('lastOwner')
    const remove = members.removeMember(await workspaceScope(owner, 'member.remove'), owner.userId)
    expect(await outcome(remove)).toBe('lastOwner')
    expect(await outcome(members.changeRole(await update(owner), owner.userId, 'editor'))).toBe('lastOwner')
    expect(await roles()).toMatchObject({ [owner.userId]: 'owner' })
  })

  test('may stay owner, and may go once there is another', async () => {
    expect(await outcome(members.changeRole(await update(owner), owner.userId, 'owner'))).toBe('ok')
    await members.changeRole(await update(owner), editor.userId, 'owner')
    expect(await outcome(leave(owner))).toBe('ok')
  })

  test.each(Array.from({ length: 10 }, (_, round) => round))(
    'remains when both of two owners go in the same moment (%i)',
    async () => {
      const second = await addMember('owner', owner.workspaceId)
      const scope = await update(owner)
      const outcomes = await Promise.all([
        outcome(leave(owner)),
        outcome(members.changeRole(scope, second.userId, 'viewer')),
      ])
      expect(outcomes.sort()).toEqual(['lastOwner', 'ok'])
      const { workspaceId } = owner
      expect(await db().membership.count({ where: { workspaceId, role: 'owner' } })).toBe(1)
    },
  )
})

test('what is not in the workspace cannot be reached from it', async () => {
  const stranger = await addMember('editor')
  const scope = await update(owner)
  expect(await outcome(members.changeRole(scope, stranger.userId, 'viewer'))).toBe('notFound')
  expect(await outcome(members.changeWorkshopRole(scope, stranger.userId, 'developer'))).toBe('notFound')
  const remove = members.removeMember(await workspaceScope(owner, 'member.remove'), stranger.userId)
  expect(await outcome(remove)).toBe('notFound')
  expect(await outcome(workspaceScope(stranger, 'worksheet.edit'))).toBe('ok')
})

describe('invitations made by somebody', () => {
  const invite = (maker: TestMember, role: string) =>
    db().invitation.create({
      data: {
        workspaceId: maker.workspaceId,
        createdById: maker.userId,
        tokenHash: digest(crypto.randomUUID()),
        role,
        maxUses: 5,
        expiresAt: new Date(Date.now() + 60_000),
      },
    })
  const open = () => db().invitation.findMany({ where: { workspaceId: owner.workspaceId, revokedAt: null } })

  test('end with their membership, or they could let themselves in again', async () => {
    const second = await addMember('owner', owner.workspaceId)
    await invite(second, 'owner')
    const kept = await invite(owner, 'owner')
    await members.removeMember(await workspaceScope(owner, 'member.remove'), second.userId)
    expect((await open()).map(({ id }) => id)).toEqual([kept.id])
  })

  test('end when they grant more than the maker may still grant', async () => {
    const second = await addMember('owner', owner.workspaceId)
    await invite(second, 'owner')
    const kept = await invite(second, 'editor')
    await members.changeRole(await update(owner), second.userId, 'facilitator')
    expect((await open()).map(({ id }) => id)).toEqual([kept.id])
    await members.changeRole(await update(owner), second.userId, 'editor')
    expect(await open()).toEqual([])
  })
})
