'use client'

import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import type { GridController } from '@/lib/client/grid-controller'
import type { GridLayout } from '@/lib/client/grid-layout'
import type { People } from '@/lib/client/live/people'
import type { Observable } from '@/lib/client/observable'
import type { PresentPerson } from '@/lib/domain/live/live'
import type { HistoryPlace } from '@/components/history/history-place'

/** What every part of the worksheet screen works with. */
export interface GridContextValue {
  controller: GridController
  layout: GridLayout
  /** Opens a row in the side panel, or closes it. */
  showRow: (id: string | null) => void
  /** Opens the history of the worksheet, a row or a cell in the side panel, or closes it. */
  showHistory: (place: HistoryPlace | null) => void
  /** Gives the keyboard back to the grid. */
  focusGrid: () => void
  /** The others who are here. */
  people: People
  /** Whether others' changes arrive; null before that is known. */
  connected: Observable<boolean | null>
  /** The seq of the last change that arrived. */
  heard: Observable<number>
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

/** Who else is in a row; draws again only when that changes. */
export function usePeopleInRow(id: string): readonly PresentPerson[] {
  const { people } = useGrid()
  const subscribe = useCallback((listener: () => void) => people.subscribeRow(id, listener), [people, id])
  const get = useCallback(() => people.inRow(id), [people, id])
  return useSyncExternalStore(subscribe, get, get)
}
