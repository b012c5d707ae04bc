'use client'

import { FileUp } from 'lucide-react'
import { useId, useState, type DragEvent, type ReactNode } from 'react'
import { cn } from './cn'

interface FileDropProps {
  /** What to do, as the words of the button ("Excelファイルを選ぶ、またはここに置く"). */
  label: string
  /** Which files, how large. */
  help?: ReactNode
  /** As the `accept` of a file input: ".xlsx,.csv". A dropped file is handed over whatever it is; its reader judges it. */
  accept: string
  disabled?: boolean
  onFile: (file: File) => void
  className?: string
}

/** Takes one file: dropped here, or chosen by pressing it (Enter and Space too). */
export function FileDrop({ label, help, accept, disabled = false, onFile, className }: FileDropProps) {
  const id = useId()
  const [over, setOver] = useState(false)

  function take(files: FileList | null) {
    const file = files?.[0]
    if (file && !disabled) onFile(file)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }

  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'border-control bg-surface flex cursor-pointer flex-col items-center gap-2 rounded-md border border-dashed px-4 py-8 text-center',
        'hover:bg-subtle has-focus-visible:outline-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
        over && 'border-accent bg-accent-soft',
        disabled && 'cursor-not-allowed opacity-50',
        className,
      )}
    >
      <FileUp aria-hidden className="text-muted size-6" strokeWidth={1.5} />
      <span className="font-medium">{label}</span>
      {help && (
        <span id={`${id}-help`} className="text-muted text-sm">
          {help}
        </span>
      )}
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        aria-label={label}
        aria-describedby={help ? `${id}-help` : undefined}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files)
          // Choosing the same file again, after it was mended, must count as a choice.
          event.target.value = ''
        }}
      />
    </label>
  )
}
