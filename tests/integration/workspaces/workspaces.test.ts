import { expect, test } from 'vitest'
import { getWorkspace, listWorkspaces } from '@/lib/features/workspaces/data'
import { createWorkspace, renameWorkspace } from '@/lib/features/workspaces/mutations'
import { outcome } from '@/tests/support/outcome'
import { addMember, workspaceScope } from '@/tests/support/worksheets'

test('a new workspace belongs to its maker and is named in the address', async () => {
  const { userId } = await addMember()
  const slug = await createWorkspace(userId, 'Acme Research')
  expect(slug).toBe('acme-research')
  expect(await listWorkspaces(userId)).toContainEqual({ slug, name: 'Acme Research', role: 'owner' })
})

test('equal and Japanese names get addresses of their own', async () => {
  const { userId } = await addMember()
  const slugs = [
    await createWorkspace(userId, 'Same Name'),
    await createWorkspace(userId, 'Same Name'),
    await createWorkspace(userId, '営業部'),
    await createWorkspace(userId, '営業部'),
  ]
  expect(new Set(slugs).size).toBe(4)
  expect(slugs[1]).toMatch(/^same-name-[0-9a-f]{8}$/)
  expect(slugs[2]).toMatch(/^[0-9a-f]{8}$/)
})

test('renaming keeps the address', async () => {
  const owner = await addMember()
  await renameWorkspace(await workspaceScope(owner, 'workspace.rename'), '新しい名前')
  expect(await getWorkspace(await workspaceScope(owner, 'workspace.view'))).toMatchObject({
    slug: owner.workspace,
    name: '新しい名前',
  })
})

test('an address that no workspace can have names none', async () => {
  const owner = await addMember()
  expect(await outcome(workspaceScope({ ...owner, workspace: 'a\0b' }, 'workspace.view'))).toBe('notFound')
})

test('a workspace of others does not exist for the reader', async () => {
  const [owner, other] = [await addMember(), await addMember()]
  expect(await outcome(workspaceScope({ ...other, workspace: owner.workspace }, 'workspace.view'))).toBe('notFound')
  expect((await listWorkspaces(other.userId)).map(({ slug }) => slug)).toEqual([other.workspace])
})
