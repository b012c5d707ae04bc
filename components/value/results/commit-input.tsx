'use client'

import { useId, useState, type ComponentProps } from 'react'
import { Input } from '@/components/ui/input'

interface CommitInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: string
  /** Called when the person is done (Enter, or on to the next field), if the text is another one. */
  onCommit: (text: string) => void
  /** What is wrong with a text that cannot be taken: it stays in the field, to be mended, and the value as it was. */
  check?: (text: string) => string | undefined
}

/** A line of text that counts when it is finished, not with every key: what follows from it is calculated then. */
export function CommitInput({ value, onCommit, check, ...props }: CommitInputProps) {
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()

  function commit() {
    const found = draft === null || draft === value ? undefined : check?.(draft)
    setProblem(found)
    if (found !== undefined) return
    if (draft !== null && draft !== value) onCommit(draft)
    setDraft(null)
  }

  return (
    <>
      <Input
        {...props}
        aria-invalid={problem ? true : props['aria-invalid']}
        aria-describedby={[props['aria-describedby'], problem && id].filter(Boolean).join(' ') || undefined}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
          if (event.key !== 'Escape') return
          setDraft(null)
          setProblem(undefined)
        }}
      />
      {problem && (
        <p id={id} role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
    </>
  )
}
