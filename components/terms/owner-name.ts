import type { Locale } from '@/lib/domain/core/text'
import { workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import type { Term } from '@/lib/domain/value/term'

export interface Member {
  id: string
  name: string
}

/** @returns who owns a term, in words; empty for nobody and for who has left */
export function ownerName(owner: Term['owner'], members: readonly Member[], locale: Locale): string {
  if (owner === null) return ''
  return owner.kind === 'role'
    ? workshopRoleLabel(owner.role, locale)
    : (members.find(({ id }) => id === owner.id)?.name ?? '')
}
