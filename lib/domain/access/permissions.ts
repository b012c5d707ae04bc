/**
 * Who may do what: the one table, read by the server for every request and by the interface to hide what is refused.
 * The roles stand strongest first: `mayGrant` compares by position.
 */
export const roles = ['owner', 'facilitator', 'editor', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Whether a text from the database or a form names a role. */
export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value)
}

const everyone = roles
const writers = ['owner', 'facilitator', 'editor'] as const
const leaders = ['owner', 'facilitator'] as const
const owners = ['owner'] as const

export const permissions = {
  'workspace.view': everyone,
  'workspace.rename': owners,
  'member.view': everyone,
  'member.update': owners,
  'member.updateSelf': everyone,
  'member.remove': owners,
  'member.leave': everyone,
  'invitation.view': leaders,
  'invitation.create': leaders,
  'invitation.revoke': leaders,
  'dataset.view': everyone,
  'dataset.edit': writers,
  'sharedTerm.view': everyone,
  'sharedTerm.edit': writers,
  'moneyLevels.edit': leaders,
  'worksheet.view': everyone,
  'worksheet.create': writers,
  'worksheet.edit': writers,
  'worksheet.import': writers,
  'worksheet.export': everyone,
  // The file goes out whole, with sheets that were never imported: only to those who could have brought it.
  'worksheet.writeBack': writers,
  'worksheet.archive': writers,
  'worksheet.delete': leaders,
  'scoring.view': everyone,
  'scoring.join': everyone,
  'scoring.run': leaders,
  'scoring.decide': writers,
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether a role may do an action. Anything unknown is refused, so a misspelt name can only lock out. */
export function can(role: string, permission: string): boolean {
  if (!Object.hasOwn(permissions, permission)) return false
  const allowed: readonly string[] = permissions[permission as Permission]
  return allowed.includes(role)
}

/** Whether somebody with role `granter` may give role `granted` to another: never a stronger one than their own. */
export function mayGrant(granter: Role, granted: Role): boolean {
  return roles.indexOf(granted) >= roles.indexOf(granter)
}
