import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClass } from './control-class'

/** Several lines; grows with its text where the browser can, from three lines up. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      className={cn(controlClass, 'read-only:bg-subtle field-sizing-content min-h-18 py-1.5', className)}
      {...props}
    />
  )
}
