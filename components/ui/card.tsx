import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A bordered surface. Cards do not stand in cards. */
export function Card({ className, ...props }: ComponentProps<'section'>) {
  return <section className={cn('border-line bg-surface rounded-md border p-4', className)} {...props} />
}
