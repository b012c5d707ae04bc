'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { type Draft, dropDraft, findDraft, keepDraft } from '@/lib/client/drafts'

interface Typed<Content> extends Omit<Draft<Content>, 'at'> {
  changed: boolean
}

/**
 * Keeps what is typed and not saved on this device, so that going elsewhere in whatever way loses nothing, and gives it
 * back when the person returns. Where the device keeps nothing, the browser asks before the page is closed.
 * @returns `keptAt`: when it was typed, if it was given back; `isKept`: false where the device keeps nothing
 */
export function useDraft<Content>(
  { userId, about, revision, base, draft, changed }: Typed<Content>,
  onReturn: (kept: Draft<Content>) => void,
  /** Told once, when what was kept is back. */
  onRead?: () => void,
): { keptAt: number | null; isKept: boolean } {
  const [isRead, setIsRead] = useState(false)
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const [isKept, setIsKept] = useState(true)
  const hasKept = useRef(false)
  const giveBack = useEffectEvent((kept: Draft<Content> | undefined) => {
    if (kept) {
      hasKept.current = true
      setKeptAt(kept.at)
      onReturn(kept)
    }
    onRead?.()
    setIsRead(true)
  })

  useEffect(() => {
    let left = false
    void findDraft<Content>(userId, about).then((kept) => {
      if (!left) giveBack(kept)
    })
    return () => {
      left = true
    }
  }, [userId, about])

  useEffect(() => {
    if (!isRead) return
    if (changed) {
      hasKept.current = true
      void keepDraft({ userId, about, revision, base, draft, at: Date.now() }).then(setIsKept)
    } else if (hasKept.current) {
      // Only then: another tab may have kept its own of the same.
      hasKept.current = false
      setKeptAt(null)
      void dropDraft(userId, about)
    }
  }, [isRead, changed, userId, about, revision, base, draft])

  useEffect(() => {
    // A field that counts when it is left counts now: the page may be gone before it is.
    const leave = () => document.activeElement instanceof HTMLElement && document.activeElement.blur()
    const warn = (event: BeforeUnloadEvent) => {
      if (changed && !isKept) event.preventDefault()
    }
    window.addEventListener('popstate', leave)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('popstate', leave)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
    }
  }, [changed, isKept])

  return { keptAt, isKept }
}
