'use client'

import { useState, type ComponentProps } from 'react'
import { Input } from '@/components/ui/input'

interface CommitInputProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> {
  value: string
  /** Called when the person is done (Enter, or on to the next field), if the text is another one. */
  onCommit: (text: string) => void
}

/** A line of text that counts when it is finished, not with every key: what follows from it is calculated then. */
export function CommitInput({ value, onCommit, ...props }: CommitInputProps) {
  const [draft, setDraft] = useState<string | null>(null)

  function commit() {
    if (draft !== null && draft !== value) onCommit(draft)
    setDraft(null)
  }

  return (
    <Input
      {...props}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}
