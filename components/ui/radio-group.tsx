'use client'

import { useId, type ReactNode } from 'react'

interface RadioGroupProps<Value extends string> {
  legend: ReactNode
  options: readonly { value: Value; label: ReactNode; help?: ReactNode }[]
  /** Steered from outside with `onChange`, or left to the form with `defaultValue`. */
  value?: Value
  defaultValue?: Value
  onChange?: (value: Value) => void
  name?: string
}

/** One of a few, all visible with what each means. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, options, value, defaultValue, onChange } = props
  const id = useId()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="border-line bg-surface has-checked:border-accent has-checked:bg-accent-soft flex cursor-pointer items-start gap-2 rounded-md border p-2.5"
        >
          <input
            type="radio"
            name={props.name ?? id}
            value={option.value}
            checked={value === undefined ? undefined : value === option.value}
            defaultChecked={value === undefined ? defaultValue === option.value : undefined}
            onChange={() => onChange?.(option.value)}
            className="accent-accent mt-0.5 size-4 shrink-0"
          />
          <span className="flex flex-col">
            <span>{option.label}</span>
            {option.help && <span className="text-muted text-sm">{option.help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
