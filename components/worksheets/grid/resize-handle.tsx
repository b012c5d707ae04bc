'use client'

import { type PointerEvent, useRef } from 'react'
import type { GridColumn } from '@/lib/client/columns'
import { useGrid } from './grid-context'

/** The right edge of a column's header, to drag. The keyboard has Alt+Shift+arrows and the column's menu. */
export function ResizeHandle({ column, width }: { column: GridColumn; width: number }) {
  const { layout } = useGrid()
  const start = useRef<{ x: number; width: number } | null>(null)

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
  }

  function onPointerMove(event: PointerEvent) {
    if (start.current) layout.resize(column, start.current.width + event.clientX - start.current.x)
  }

  return (
    <div
      aria-hidden
      data-resize={column.key}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
      className="hover:bg-accent absolute top-0 -right-1 z-10 h-full w-2 cursor-col-resize touch-none"
    />
  )
}
