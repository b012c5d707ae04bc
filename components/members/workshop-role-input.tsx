'use client'

import { useLocale } from 'next-intl'
import { useId, type ComponentProps } from 'react'
import { Input } from '@/components/ui/input'
import { workshopRoles } from '@/lib/domain/access/workshop-roles'

/** A role in the workshop: one of the known ones offered while typing, or free text. */
export function WorkshopRoleInput(props: ComponentProps<'input'>) {
  const locale = useLocale()
  const id = useId()
  return (
    <>
      <Input list={id} maxLength={60} autoComplete="off" {...props} />
      <datalist id={id}>
        {Object.entries(workshopRoles).map(([key, label]) => (
          <option key={key} value={label[locale]} />
        ))}
      </datalist>
    </>
  )
}
