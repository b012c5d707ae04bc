import { randomUUID } from 'node:crypto'
import type { Permission, Role } from '@/lib/domain/access/permissions'
import type { Patch } from '@/lib/domain/merge/patch'
import type { ExtraKey } from '@/lib/domain/worksheet/fields'
import { defaultScale, type FormatId } from '@/lib/domain/worksheet/model'
import { db } from '@/lib/server/db'
import { mintScope, type Scope, type WorksheetScope } from '@/lib/server/scope'

export interface TestMember {
  userId: string
  workspaceId: string
  workspace: string
}

/** A person with a role in a workspace: a new one, or one that exists. */
export async function addMember(role: Role = 'owner', workspaceId?: string): Promise<TestMember> {
  const userId = randomUUID()
  await db().user.create({ data: { id: userId, email: `${userId}@example.com`, name: 'Test', passwordHash: '-' } })
  const workspace = workspaceId
    ? await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } })
    : await db().workspace.create({ data: { slug: `w-${userId}`, name: 'Test' } })
  await db().membership.create({ data: { workspaceId: workspace.id, userId, role } })
  return { userId, workspaceId: workspace.id, workspace: workspace.slug }
}

export async function addWorksheet(
  member: TestMember,
  data: { title?: string; format?: FormatId; extraColumns?: ExtraKey[] } = {},
): Promise<string> {
  const worksheet = await db().worksheet.create({
    data: { title: 'Test', format: 'v1.1', scale: defaultScale, ...data, workspaceId: member.workspaceId },
  })
  return worksheet.id
}

export function workspaceScope<P extends Permission>(member: TestMember, permission: P): Promise<Scope<P>> {
  return mintScope({ userId: member.userId, sessionVersion: 1 }, permission, { workspace: member.workspace })
}

export function worksheetScope<P extends Permission>(
  member: TestMember,
  permission: P,
  worksheet: string,
): Promise<WorksheetScope<P>> {
  return mintScope({ userId: member.userId, sessionVersion: 1 }, permission, { worksheet })
}

export function patch(useCaseId: string, field: Patch['field'], value: string | null, baseRevision = 0): Patch {
  return { useCaseId, field, value, baseRevision }
}
