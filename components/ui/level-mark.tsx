import { cn } from './cn'

/** How much of the mark is filled: all for the best level, half, or none. */
export type Fill = 'full' | 'half' | 'empty'

const fills: Record<string, Fill> = { 高: 'full', 中: 'half', 低: 'empty', 〇: 'full', '△': 'half', '×': 'empty' }

interface LevelMarkProps {
  /** The cell's own text: 高 中 低 〇 △ ×, or a level of the worksheet's scale. */
  value: string
  /** What to read and show instead of the value, for the English interface ("High"). */
  label?: string
  className?: string
}

/**
 * A level or an applicability as its text and a mark that is filled, half filled or empty, so that it is told apart
 * without colour. A level that only this worksheet knows has its text alone.
 */
export function LevelMark({ value, label = value, className }: LevelMarkProps) {
  const fill = fills[value]
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      {fill && (
        <svg aria-hidden viewBox="0 0 12 12" className="text-accent size-3 shrink-0">
          <circle
            cx="6"
            cy="6"
            r="5"
            fill={fill === 'full' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.5"
          />
          {fill === 'half' && <path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor" />}
        </svg>
      )}
      <span className={fill === 'full' ? 'font-semibold' : undefined}>{label}</span>
    </span>
  )
}
