'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * While `dirty`, the browser asks before the page is closed, and a pressed link waits in `leaving` until the person has
 * decided.
 */
export function useLeaveGuard(dirty: boolean) {
  const router = useRouter()
  const [leaving, setLeaving] = useState<string | null>(null)

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (!link?.href || !isPlain || link.target || link.hasAttribute('download')) return
      const to = new URL(link.href)
      // To another site the browser itself asks.
      if (to.origin !== location.origin || (to.pathname === location.pathname && to.search === location.search)) return
      event.preventDefault()
      event.stopPropagation()
      setLeaving(to.pathname + to.search + to.hash)
    }
    window.addEventListener('beforeunload', warn)
    document.addEventListener('click', hold, true)
    return () => {
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('click', hold, true)
    }
  }, [dirty])

  return {
    leaving,
    stay: () => setLeaving(null),
    leave: () => {
      if (leaving) router.push(leaving)
    },
  }
}
