'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useTransition,
  type ReactNode,
} from 'react'
import { live } from '@/lib/client/live/live'

/** Changes that come together are read together. */
const GATHER_MS = 150
/** How soon a server that could not be reached is asked again. */
const RETRY_MS = 2_000

/** The router puts the browser's own error page in the place of this one when it cannot reach the server. */
async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/api/health/live', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

const Reread = createContext<() => void>(() => {})

/** Reads the page again, after what this page itself has changed. */
export function useReread(): () => void {
  return useContext(Reread)
}

interface FollowPageProps {
  worksheetId: string
  /** What the page shows is the worksheet of this seq, or later. */
  seq: number
  children: ReactNode
}

/**
 * Reads a page about a worksheet again whenever somebody changed the worksheet, or what is shown with it: votes were
 * revealed, a dataset or shared term is another. One reading at a time: of two at once, each finds the address that the
 * other one does not know, and the router then loads the whole page anew, with all its undo steps gone.
 */
export function FollowPage({ worksheetId, seq, children }: FollowPageProps) {
  const router = useRouter()
  const [heard, setHeard] = useState(seq)
  const [asked, setAsked] = useState({ seq, count: 0 })
  const [count, setCount] = useState(0)
  const [reading, startReading] = useTransition()
  const shown = useRef(seq)
  const lost = useRef(false)
  const reread = useCallback(() => setCount((before) => before + 1), [])

  useEffect(() => {
    shown.current = seq
  }, [seq])

  useEffect(
    () =>
      live().follow(worksheetId, shown.current, {
        changes: (changes) => setHeard(changes.seq),
        presence: () => {},
        related: reread,
        // The server says what happened: signed out, removed, or the worksheet is gone.
        closed: reread,
        connected(connected) {
          // A seq tells what of the worksheet was missed; what is related to it has none.
          if (connected && lost.current) reread()
          lost.current = !connected
        },
      }),
    [worksheetId, reread],
  )

  useEffect(() => {
    if (reading || (heard <= Math.max(seq, asked.seq) && count === asked.count)) return
    let timer = setTimeout(() => void read(), GATHER_MS)
    let isOver = false
    async function read() {
      const isThere = await isServerThere()
      if (isOver) return
      if (!isThere) {
        timer = setTimeout(() => void read(), RETRY_MS)
        return
      }
      setAsked({ seq: heard, count })
      startReading(() => router.refresh())
    }
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [heard, seq, count, asked, reading, router])

  return <Reread value={reread}>{children}</Reread>
}
