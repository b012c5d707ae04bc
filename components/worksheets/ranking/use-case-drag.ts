import { useRef, useState, type PointerEvent } from 'react'
import { cellAt, type MatrixLayout } from './matrix-layout'

/** A case on its way: where the pointer is in the drawing, and the cell under it. */
export interface Dragged {
  id: string
  x: number
  y: number
  cell: number | null
}

/** Pixels after which a press is a drag and no click. */
const THRESHOLD = 5

/** Lets cases be dragged from cell to cell of a drawing. Escape, or a pointer that leaves, drops nothing. */
export function useCaseDrag(layout: MatrixLayout, drop: ((id: string, cell: number) => void) | null) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const start = useRef<{ id: string; x: number; y: number } | null>(null)

  function pointIn(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = layout.width / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }

  function stop() {
    start.current = null
    setDragged(null)
  }

  return {
    dragged,
    cancel: stop,
    /** For each case. */
    pick: (id: string) => (event: PointerEvent) => {
      if (drop && event.button === 0) start.current = { id, x: event.clientX, y: event.clientY }
    },
    /** For the drawing. */
    handlers: {
      onPointerMove(event: PointerEvent<SVGSVGElement>) {
        const from = start.current
        if (!from) return
        if (!dragged && Math.hypot(event.clientX - from.x, event.clientY - from.y) < THRESHOLD) return
        // From here on the pointer is the drawing's, also outside it, and a release is no click on a case.
        event.currentTarget.setPointerCapture(event.pointerId)
        const point = pointIn(event)
        setDragged({ id: from.id, ...point, cell: cellAt(layout, point) })
      },
      onPointerUp() {
        if (dragged && dragged.cell !== null) drop?.(dragged.id, dragged.cell)
        stop()
      },
      onPointerCancel: stop,
    },
  }
}
