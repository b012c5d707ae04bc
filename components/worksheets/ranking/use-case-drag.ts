import { useRef, useState, type PointerEvent } from 'react'
import type { Point } from '@/lib/domain/scoring/matrix'

/** A case on its way: where the pointer is in the drawing, and what a release there would come to. */
export interface Dragged<Target> extends Point {
  id: string
  target: Target | null
}

/** Pixels after which a press is a drag and no click. */
const THRESHOLD = 5

interface CaseDrag<Target> {
  /** Of the drawing, in its own units. */
  width: number
  targetAt: (id: string, point: Point) => Target | null
  /** Null for who may only look. */
  drop: ((id: string, target: Target) => void) | null
}

/** Lets cases of a drawing be dragged. Escape, or a pointer that is taken away, drops nothing. */
export function useCaseDrag<Target>({ width, targetAt, drop }: CaseDrag<Target>) {
  const [dragged, setDragged] = useState<Dragged<Target> | null>(null)
  const start = useRef<{ id: string; x: number; y: number } | null>(null)

  function pointIn(event: PointerEvent<SVGSVGElement>): Point {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = width / box.width
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
        setDragged({ id: from.id, ...point, target: targetAt(from.id, point) })
      },
      onPointerUp() {
        if (dragged && dragged.target !== null) drop?.(dragged.id, dragged.target)
        stop()
      },
      onPointerCancel: stop,
    },
  }
}
