import { useTranslations } from 'next-intl'
import type { SessionView } from '@/lib/features/scoring/types'
import { ResultCard } from './result-card'
import { revealedItems } from './session-items'

interface ResultListProps {
  view: SessionView
  /** Something was written: the session is to be read again. */
  onDone: () => void
}

/** What was revealed: first what to talk about, because both ends of the scale were voted for. */
export function ResultList({ view, onDone }: ResultListProps) {
  const t = useTranslations('scoring')
  const items = revealedItems(view)
  if (items.length === 0) return null
  const opposed = items.filter(({ agreement }) => agreement.opposed).length
  return (
    <section aria-labelledby="results" className="flex flex-col gap-3">
      <h2 id="results" className="text-xl font-semibold">
        {t('results')}
      </h2>
      <p className="text-muted">{opposed > 0 ? t('agenda', { count: opposed }) : t('noAgenda')}</p>
      <ol className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.key}>
            <ResultCard view={view} item={item} onDone={onDone} />
          </li>
        ))}
      </ol>
    </section>
  )
}
