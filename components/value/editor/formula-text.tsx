import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'
import { Textarea } from '@/components/ui/textarea'
import type { FormulaError } from '@/lib/domain/value/formula/errors'

interface FormulaTextProps extends Omit<ComponentProps<typeof Textarea>, 'value'> {
  value: string
  error: FormulaError | undefined
}

/** A formula to type, with a wavy line under the characters of its error. */
export function FormulaText({ value, error, ...props }: FormulaTextProps) {
  const end = error && Math.max(error.to, error.from + 1)
  return (
    <span className="relative block">
      <Textarea rows={1} className="block min-h-9 resize-none pointer-coarse:min-h-11" value={value} {...props} />
      {error && (
        // The same text in the same box, invisible but for its line, because a field cannot mark a part of its text.
        <span
          aria-hidden
          className={cn(
            'pointer-events-none absolute inset-0 overflow-hidden border border-transparent px-2.5 py-1.5 text-base',
            'wrap-anywhere whitespace-pre-wrap text-transparent select-none',
          )}
        >
          {value.slice(0, error.from)}
          <span
            data-error-place
            className="decoration-danger underline decoration-wavy decoration-2 [text-underline-offset:3px]"
          >
            {value.slice(error.from, end) || '\u00a0\u00a0'}
          </span>
          {value.slice(end)}
        </span>
      )}
    </span>
  )
}
