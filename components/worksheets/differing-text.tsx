import { useMemo } from 'react'
import { wordDifference } from '@/lib/client/word-difference'

interface DifferingTextProps {
  one: string
  other: string
  /** Which of the two is shown, with what the other one lacks marked. */
  show: 'one' | 'other'
}

/** One of two texts that stand side by side, the words marked by which it differs. */
export function DifferingText({ one, other, show }: DifferingTextProps) {
  const pieces = useMemo(() => wordDifference(one, other)[show], [one, other, show])
  return pieces.map(({ text, differs }, index) =>
    differs ? (
      <mark key={index} className="bg-warning-soft text-warning rounded-sm underline decoration-2 underline-offset-2">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
