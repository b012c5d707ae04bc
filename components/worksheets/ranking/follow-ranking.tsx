'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { live } from '@/lib/client/live/live'

/** Changes that come together are read together, and one of this page's own is read already when this has passed. */
const GATHER_MS = 150

interface FollowRankingProps {
  worksheetId: string
  /** What the page shows is the worksheet of this seq, or later. */
  seq: number
}

/** Reads the ranking again whenever somebody changed the worksheet. Shows nothing. */
export function FollowRanking({ worksheetId, seq }: FollowRankingProps) {
  const router = useRouter()
  const [heard, setHeard] = useState(seq)
  const [asked, setAsked] = useState(seq)
  const [reading, startReading] = useTransition()
  const shown = useRef(seq)

  useEffect(() => {
    shown.current = seq
  }, [seq])

  useEffect(
    () =>
      live().follow(worksheetId, shown.current, {
        changes: (changes) => setHeard(changes.seq),
        presence: () => {},
        // The server says what happened: signed out, removed, or the worksheet is gone.
        closed: () => router.refresh(),
        connected: () => {},
      }),
    [worksheetId, router],
  )

  useEffect(() => {
    // Asked once for each: a page that could not be read now is read with the next change.
    if (heard <= Math.max(seq, asked) || reading) return
    const timer = setTimeout(() => {
      setAsked(heard)
      startReading(() => router.refresh())
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [heard, seq, asked, reading, router])

  return null
}
