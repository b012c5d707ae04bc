import type { ReactNode } from 'react'
import { cn } from './cn'

const looks = {
  '1': 'border-part1-line bg-part1 text-part1-ink',
  '2': 'border-part2-line bg-part2 text-part2-ink',
  '3': 'border-part3-line bg-part3 text-part3-ink',
} as const

const numerals = { '1': '①', '2': '②', '3': '③' } as const

interface PartTagProps {
  part: keyof typeof looks
  /** Beside the numeral, such as the part's name or its progress. */
  children?: ReactNode
  className?: string
}

/** Marks which part of the worksheet something belongs to: its numeral, in the hue the file gives it. */
export function PartTag({ part, children, className }: PartTagProps) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 rounded-sm border px-1.5 text-sm font-medium whitespace-nowrap',
        looks[part],
        className,
      )}
    >
      {numerals[part]}
      {children}
    </span>
  )
}
