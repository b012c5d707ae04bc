'use client'

import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import type { GridController } from '@/lib/client/grid-controller'
import type { GridLayout } from '@/lib/client/grid-layout'
import type { Observable } from '@/lib/client/observable'

/** What every part of the worksheet screen works with. */
export interface GridContextValue {
  controller: GridController
  layout: GridLayout
  /** Opens a row in the side panel, or closes it. */
  showRow: (id: string | null) => void
  /** Gives the keyboard back to the grid. */
  focusGrid: () => void
}

export const GridContext = createContext<GridContextValue | null>(null)

export function useGrid(): GridContextValue {
  const value = use(GridContext)
  if (!value) throw new Error('useGrid needs a GridContext around it')
  return value
}

/** The current value; draws again when it changes. */
export function useObservable<Value>(observable: Observable<Value>): Value {
  return useSyncExternalStore(observable.subscribe, observable.get, observable.get)
}

/** One row; draws again only when this row changes. */
export function useUseCase(id: string): EditableUseCase | undefined {
  const { store } = useGrid().controller
  const subscribe = useCallback((listener: () => void) => store.subscribeRow(id, listener), [store, id])
  const get = useCallback(() => store.get(id), [store, id])
  return useSyncExternalStore(subscribe, get, get)
}
