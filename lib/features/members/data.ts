import { isRole, roles } from '@/lib/domain/access/permissions'
import { db } from '@/lib/server/db'
import type { Scope } from '@/lib/server/scope'
import type { Member, MemberList } from './types'

/** Everyone in the workspace, the strongest role first, then by name. */
export async function listMembers(scope: Scope<'member.view'>): Promise<MemberList> {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: {
      slug: true,
      name: true,
      memberships: {
        select: { userId: true, role: true, workshopRole: true, user: { select: { name: true, email: true } } },
        orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
      },
    },
  })
  const members: Member[] = workspace.memberships.flatMap(({ user, role, ...membership }) =>
    isRole(role) ? [{ ...membership, ...user, role }] : [],
  )
  return {
    workspace: { slug: workspace.slug, name: workspace.name },
    reader: { userId: scope.userId, role: scope.role },
    members: members.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)),
  }
}
