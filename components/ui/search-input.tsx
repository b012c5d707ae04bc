'use client'

import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { Input } from './input'

interface SearchInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  /** What is searched; its accessible name and its placeholder. */
  label: string
  value: string
  onChange: (value: string) => void
}

/** Narrows down what is shown while the person types. Escape empties it. */
export function SearchInput({ label, value, onChange, className, ...props }: SearchInputProps) {
  return (
    <div role="search" className={cn('relative', className)}>
      <Search
        aria-hidden
        className="text-muted pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pl-8"
        {...props}
      />
    </div>
  )
}
