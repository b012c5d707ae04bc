import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { CheckState } from '@/lib/domain/readiness/assess'

const marks: Record<Exclude<CheckState, 'unverified'>, string> = {
  yes: '〇',
  notNeeded: '－',
  partly: '△',
  no: '×',
  unknown: '?',
}
const tones: Partial<Record<Exclude<CheckState, 'unverified'>, string>> = {
  no: 'text-danger font-semibold',
  yes: 'text-success',
}

/** The answer to one check as a sign, with its word for the pointer and for screen readers; stale evidence says so. */
export function StateMark({ state }: { state: CheckState }) {
  const t = useTranslations('readiness.state')
  const readiness = useTranslations('readiness')
  if (state === 'unverified') {
    return (
      <span title={t(state)} className="text-warning text-sm whitespace-nowrap">
        {readiness('stale')}
      </span>
    )
  }
  return (
    <span title={t(state)} className={cn('relative whitespace-nowrap', tones[state] ?? 'text-ink')}>
      <span aria-hidden>{marks[state]}</span>
      <span className="sr-only">{t(state)}</span>
    </span>
  )
}
