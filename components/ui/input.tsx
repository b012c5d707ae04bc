import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClass } from './control-class'

/** One line of text. Inside a `Field` it takes its id, help and error from there. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(controlClass, 'read-only:bg-subtle h-9 pointer-coarse:h-11', className)} {...props} />
}
