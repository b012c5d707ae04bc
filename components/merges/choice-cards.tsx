'use client'

import { useId, type ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

interface ChoiceCardsProps<Value extends string> {
  legend: ReactNode
  options: readonly { value: Value; label: string; content?: ReactNode }[]
  /** Null until the person has chosen: nothing is chosen for them. */
  value: Value | null
  onChange: (value: Value) => void
}

/** Texts side by side to choose one from. One that waits for its choice can be found by `data-undecided`. */
export function ChoiceCards<Value extends string>({ legend, options, value, onChange }: ChoiceCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset data-undecided={value === null || undefined} className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className={cn('grid gap-2', options.length > 2 ? 'md:grid-cols-3' : 'md:grid-cols-2')}>
        {options.map((option) => (
          <label
            key={option.value}
            className="border-control has-checked:border-accent has-checked:bg-accent-soft flex min-w-0 cursor-pointer items-start gap-2 rounded-md border p-2.5"
          >
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="accent-accent mt-0.5 size-4 shrink-0"
            />
            <span className="flex min-w-0 flex-1 flex-col gap-0.5">
              <span className={cn(option.content !== undefined && 'text-muted text-sm')}>{option.label}</span>
              {option.content !== undefined && (
                <span className="max-h-60 overflow-y-auto whitespace-pre-wrap">{option.content}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
