'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { cn } from '@/components/ui/cn'
import type { SessionView } from '@/lib/features/scoring/types'

/** What is left of the time to discuss, the same on every device whatever its clock says. */
export function Timer({ view: { now, timerEndsAt } }: { view: SessionView }) {
  const t = useTranslations('scoring')
  const [left, setLeft] = useState<number>()

  useEffect(() => {
    const ends = timerEndsAt && performance.now() + (Date.parse(timerEndsAt) - Date.parse(now))
    const tick = () => setLeft(ends ? Math.max(0, Math.ceil((ends - performance.now()) / 1000)) : undefined)
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [now, timerEndsAt])

  if (left === undefined) return null
  const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <span
      role="timer"
      aria-label={t('timeLeft')}
      className={cn('rounded-md border px-2 text-2xl font-semibold', left === 0 && 'border-danger text-danger')}
    >
      {text}
    </span>
  )
}
