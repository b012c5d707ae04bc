'use client'

import { Pencil } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'

interface RenameInPlaceProps {
  value: string
  /** What the button does ("ワークシートの名前を変更"). */
  label: string
  maxLength: number
  /** Called with a new, trimmed, non-empty name. The shown name is `value`, so change that when it succeeded. */
  onRename: (name: string) => void
}

/** A name that turns into a field where it stands. Enter and leaving the field keep the change, Escape drops it. */
export function RenameInPlace({ value, label, maxLength, onRename }: RenameInPlaceProps) {
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function keep(typed: string) {
    setEditing(false)
    const name = typed.trim()
    if (name && name !== value) onRename(name)
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    // While Japanese is being composed, Enter and Escape belong to the candidate list.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep(event.currentTarget.value)
    else if (event.key === 'Escape') setEditing(false)
    else return
    event.preventDefault()
    requestAnimationFrame(() => button.current?.focus())
  }

  if (editing) {
    return (
      <input
        autoFocus
        aria-label={label}
        defaultValue={value}
        maxLength={maxLength}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => keep(event.currentTarget.value)}
        onKeyDown={handleKey}
        className="border-control bg-surface h-8 w-72 max-w-full rounded-md border px-1.5 font-semibold"
      />
    )
  }
  return (
    <button
      ref={button}
      type="button"
      title={label}
      onClick={() => setEditing(true)}
      className="group hover:bg-subtle flex h-8 max-w-full cursor-pointer items-center gap-1.5 rounded-md px-1.5 font-semibold focus-visible:-outline-offset-2"
    >
      <span className="truncate">{value}</span>
      <Pencil
        aria-hidden
        className="text-muted size-3.5 shrink-0 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </button>
  )
}
