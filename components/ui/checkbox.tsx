import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'children'> {
  /** The words beside the box; without them give an `aria-label`. */
  children?: ReactNode
}

/** A tick box with its words; the words can be pressed too. */
export function Checkbox({ children, className, ...props }: CheckboxProps) {
  const box = <input type="checkbox" className="accent-accent size-4 shrink-0" {...props} />
  if (!children) return <span className={cn('inline-flex size-6 items-center justify-center', className)}>{box}</span>
  return (
    <label className={cn('flex min-h-6 items-center gap-2 pointer-coarse:min-h-11', className)}>
      {box}
      {children}
    </label>
  )
}
