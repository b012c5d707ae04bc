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
 * Reads a page about a worksheet again whenever somebody changed the worksheet, or what is shown with it: votes were revealed, a dataset
 * or shared term is another. One reading at a time: of two at once, each finds the
 * address that the other one does not know, and the router then loads the whole page anew, with all its undo steps gone.
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
    // Asked once for each: a page that could not be read now is read with the next change.
    if (reading || (heard <= Math.max(seq, asked.seq) && count === asked.count)) return
    const timer = setTimeout(() => {
      setAsked({ seq: heard, count })
      startReading(() => router.refresh())
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [heard, seq, count, asked, reading, router])

  return <Reread value={reread}>{children}</Reread>
}
