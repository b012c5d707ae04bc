'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { cn } from '@/components/ui/cn'

/**
 * Stays at the foot of what is edited. Its height is told to the page as `--foot`, so that a notice appears above the bar
 * and not over its buttons.
 */
export function FootBar({ className, children }: { className: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = bar
    if (!current) return
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty('--foot', `${current.offsetHeight}px`))
    observer.observe(current)
    return () => {
      observer.disconnect()
      style.removeProperty('--foot')
    }
  }, [])
  return (
    <div
      ref={bar}
      data-print="hide"
      className={cn('bg-surface border-line sticky z-10 flex flex-col gap-2 rounded-md border p-3', className)}
    >
      {children}
    </div>
  )
}
