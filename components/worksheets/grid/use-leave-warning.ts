'use client'

import { useEffect } from 'react'
import type { WorksheetStore } from '@/lib/client/worksheet-store'

/** Asks before the page is left with text that is not saved; what is being typed is committed first. */
export function useLeaveWarning(store: WorksheetStore): void {
  useEffect(() => {
    function warn(event: BeforeUnloadEvent) {
      // Leaving a field commits it, and so it is sent or counted.
      if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur()
      if (store.queue.state.get().unsent > 0 || store.conflicts.get().length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [store])
}
