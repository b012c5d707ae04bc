'use client'

import { useEffect } from 'react'
import { hold } from '@/lib/client/holders'
import type { SyncQueue } from '@/lib/client/sync-queue'
import type { UnsentChanges } from '@/lib/client/unsent-changes'
import type { WorksheetStore } from '@/lib/client/worksheet-store'

/** Sends what an earlier page left behind, and what waits as soon as it can leave; keeps undecided conflicts. */
export function useSending(store: WorksheetStore, unsent: UnsentChanges): void {
  useEffect(() => {
    let left = false
    void unsent.load().then((kept) => {
      if (!left) store.resume(kept)
    })
    const stopKeeping = store.conflicts.subscribe(() => void unsent.keepConflicts(store.conflicts.get()))

    const { queue } = store
    if (queue.state.get().blocked) queue.retry()
    // Left for another screen of this page, the queue goes on until everything is sent.
    const letGo = hold(store.worksheet.id, () => !left || stillSending(queue))
    const seal = () => document.hidden && queue.seal()
    const retry = () => queue.retry()
    // Coming back from signing in, in another tab, is when what waits can leave.
    const retrySignedOut = () => queue.state.get().blocked?.kind === 'signedOut' && queue.retry()
    window.addEventListener('online', retry)
    window.addEventListener('focus', retrySignedOut)
    document.addEventListener('visibilitychange', seal)
    return () => {
      left = true
      queue.seal()
      if (stillSending(queue)) {
        const stop = queue.state.subscribe(() => {
          if (stillSending(queue)) return
          stop()
          letGo()
        })
      } else letGo()
      stopKeeping()
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retrySignedOut)
      document.removeEventListener('visibilitychange', seal)
    }
  }, [store, unsent])
}

function stillSending(queue: SyncQueue): boolean {
  const { unsent, blocked } = queue.state.get()
  return unsent > 0 && !blocked
}
