import type { ReactNode } from 'react'
import { cn } from './cn'

/** A key, as it is printed on a keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'border-control bg-subtle text-muted inline-block min-w-5 rounded-sm border px-1 text-center font-sans text-xs',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
