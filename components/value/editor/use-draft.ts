'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { dropDraft, keepDraft, listDrafts, type ValueDraft } from '@/lib/client/value/drafts'
import { valuationSchema, type Valuation } from '@/lib/domain/value/valuation'

type Typed = Omit<ValueDraft, 'base' | 'at'> & { valuation: Valuation; changed: boolean }

/**
 * Keeps what is typed and not saved on this device, so that going elsewhere in whatever way loses nothing, and gives it
 * back when the person returns. Where the device keeps nothing, the browser asks before the page is closed.
 * @returns `keptAt`: when it was typed, if it was given back; `isKept`: false where the device keeps nothing
 */
export function useDraft(
  { userId, useCaseId, revision, valuation: base, draft, changed }: Typed,
  onReturn: (kept: ValueDraft) => void,
): { keptAt: number | null; isKept: boolean } {
  const [isRead, setIsRead] = useState(false)
  const [keptAt, setKeptAt] = useState<number | null>(null)
  const [isKept, setIsKept] = useState(true)
  const hasKept = useRef(false)
  const giveBack = useEffectEvent((kept: ValueDraft | undefined) => {
    if (kept) {
      const empty = valuationSchema.parse({})
      hasKept.current = true
      setKeptAt(kept.at)
      // An older version of the product may have kept it, without what was added since.
      onReturn({ ...kept, base: { ...empty, ...kept.base }, draft: { ...empty, ...kept.draft } })
    }
    setIsRead(true)
  })

  useEffect(() => {
    let left = false
    void listDrafts(userId).then((drafts) => {
      if (!left) giveBack(drafts.find((each) => each.useCaseId === useCaseId))
    })
    return () => {
      left = true
    }
  }, [userId, useCaseId])

  useEffect(() => {
    if (!isRead) return
    if (changed) {
      hasKept.current = true
      void keepDraft({ userId, useCaseId, revision, base, draft, at: Date.now() }).then(setIsKept)
    } else if (hasKept.current) {
      // Only then: another tab may have kept its own of the same.
      hasKept.current = false
      setKeptAt(null)
      void dropDraft(userId, useCaseId)
    }
  }, [isRead, changed, userId, useCaseId, revision, base, draft])

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
