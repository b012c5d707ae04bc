'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Select } from '@/components/ui/select'
import type { Role } from '@/lib/domain/access/permissions'

interface RoleSelectProps extends Omit<ComponentProps<'select'>, 'children'> {
  /** The roles that may be chosen. */
  choices: readonly Role[]
}

export function RoleSelect({ choices, ...props }: RoleSelectProps) {
  const t = useTranslations('members')
  return (
    <Select {...props}>
      {choices.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </Select>
  )
}
