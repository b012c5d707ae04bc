import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState } from 'react'
import { followSession } from '@/lib/client/live/follow-session'
import type { SessionView } from '@/lib/features/scoring/types'

/**
 * Keeps a scoring session at what happens in it.
 * @param first as the page was sent with it
 * @returns the session, whether what others do arrives, and how to read it again at once
 */
export function useSession(first: SessionView) {
  const router = useRouter()
  const [view, setView] = useState(first)
  const [connected, setConnected] = useState(true)
  const { id } = first

  async function refresh() {
    const response = await fetch(`/api/scoring/${id}`).catch(() => null)
    if (!response) return
    // The page says what happened: signed out, sent out, or the session is gone.
    if (!response.ok) return router.refresh()
    const read = (await response.json()) as SessionView
    setView((known) => (read.seq >= known.seq ? read : known))
  }

  const changed = useEffectEvent((seq: number) => {
    if (seq > view.seq) void refresh()
  })
  const closed = useEffectEvent(() => router.refresh())

  useEffect(
    () => followSession(id, { changed: (seq) => changed(seq), connected: setConnected, closed: () => closed() }),
    [id],
  )

  return { view, connected, refresh }
}
