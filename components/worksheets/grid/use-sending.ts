'use client'

import { useEffect } from 'react'
import type { UnsentChanges } from '@/lib/client/unsent-changes'
import type { WorksheetStore } from '@/lib/client/worksheet-store'

/** Sends what an earlier page left behind, and what waits as soon as it can leave; keeps undecided conflicts. */
export function useSending(store: WorksheetStore, unsent: UnsentChanges): void {
  useEffect(() => {
    let left = false
    void unsent.load().then((kept) => {
      if (!left) store.resume(kept)
    })
    const stopKeeping = store.conflicts.subscribe(() => unsent.keepConflicts(store.conflicts.get()))

    const { queue } = store
    const retry = () => queue.retry()
    // Coming back from signing in, in another tab, is when what waits can leave.
    const retrySignedOut = () => queue.state.get().blocked?.kind === 'signedOut' && queue.retry()
    window.addEventListener('online', retry)
    window.addEventListener('focus', retrySignedOut)
    return () => {
      left = true
      stopKeeping()
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retrySignedOut)
    }
  }, [store, unsent])
}
