'use client'

import { type PointerEvent, useState } from 'react'
import type { GridController } from '@/lib/client/grid-controller'

/** Distance from the scroller's edge in which dragging scrolls, and how far per pointer event, in pixels. */
const EDGE = 48
const EDGE_STEP = 16

/**
 * Moves rows by their handle. The pointer is captured by the handle, so that the drag goes on when rows beneath are
 * recycled.
 * @returns the row before which the dragged rows would land (null while nothing is dragged) and the scroller's events
 */
export function useRowDrag(controller: GridController) {
  const [drag, setDrag] = useState<{ id: string; index: number } | null>(null)

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-drag]') : null
    const id = handle?.dataset.drag
    if (!handle || !id || event.button !== 0 || !controller.canMove()) return
    handle.setPointerCapture(event.pointerId)
    setDrag({ id, index: controller.view.get().indexOf(id) })
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    if (!drag) return
    const scroller = event.currentTarget
    const box = scroller.getBoundingClientRect()
    if (event.clientY > box.bottom - EDGE) scroller.scrollTop += EDGE_STEP
    else if (event.clientY < box.top + 2 * EDGE) scroller.scrollTop -= EDGE_STEP
    const index = dropIndex(scroller, event.clientY)
    if (index !== null && index !== drag.index) setDrag({ ...drag, index })
  }

  function onPointerUp() {
    if (!drag) return
    setDrag(null)
    controller.moveTo(drag.id, drag.index)
  }

  return {
    dropIndex: drag?.index ?? null,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => setDrag(null) },
  }
}

/** The row that the dragged rows would stand before, judged by the middle of the row under the pointer. */
function dropIndex(scroller: HTMLElement, y: number): number | null {
  let last: number | null = null
  for (const row of scroller.querySelectorAll<HTMLElement>('[data-row]')) {
    const box = row.getBoundingClientRect()
    const index = Number(row.dataset.row)
    if (y < (box.top + box.bottom) / 2) return index
    last = index + 1
  }
  return last
}
