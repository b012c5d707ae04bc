'use client'

import * as Slot from 'radix-ui/slot'
import { useId, type ReactNode } from 'react'

interface FieldProps {
  label: ReactNode
  /** Said before the person types, under the label. */
  help?: ReactNode
  /** Said after they typed: what is wrong and what to do. Announced when it appears. */
  error?: string
  /** The one control (Input, Textarea, Select, …); gets id, aria-describedby and aria-invalid. */
  children: ReactNode
}

/** A label with its control, its help and its error, tied together for screen readers. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId()
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className="text-muted text-sm">
          {help}
        </p>
      )}
      <Slot.Root id={id} aria-describedby={describedBy || undefined} aria-invalid={error ? true : undefined}>
        {children}
      </Slot.Root>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  )
}
