'use client'

import { FileUp } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'

interface DropAnywhereProps {
  /** What happens with a file dropped here, in words. */
  label: string
  onFile: (file: File) => void
}

/** Takes a file dropped anywhere on the page. Without it the browser would leave the page to open the file. */
export function DropAnywhere({ label, onFile }: DropAnywhereProps) {
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFile)

  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    function dragOver(event: DragEvent) {
      if (!holdsFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    function dragLeave(event: DragEvent) {
      // Between two elements of the page there is a next one; only out of the window there is none.
      if (!event.relatedTarget) setOver(false)
    }
    function drop(event: DragEvent) {
      setOver(false)
      if (!holdsFile(event) || event.defaultPrevented) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      if (file) take(file)
    }
    window.addEventListener('dragover', dragOver)
    window.addEventListener('dragleave', dragLeave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', dragOver)
      window.removeEventListener('dragleave', dragLeave)
      window.removeEventListener('drop', drop)
    }
  }, [])

  if (!over) return null
  return (
    <div className="border-accent bg-accent-soft/90 text-accent pointer-events-none fixed inset-2 z-40 flex flex-col items-center justify-center gap-2 rounded-md border-2 border-dashed text-lg font-semibold">
      <FileUp aria-hidden className="size-8" />
      {label}
    </div>
  )
}
