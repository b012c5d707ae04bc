import { useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { can } from '@/lib/domain/access/permissions'
import { voteAgain } from '@/lib/features/scoring/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import { ResultCard } from './result-card'
import { agendaToRepeat, revealedItems } from './session-items'

interface ResultListProps {
  view: SessionView
  /** Something was written: the session is to be read again. */
  onDone: () => void
}

/** What was revealed: first what to talk about, because both ends of the scale were voted for. */
export function ResultList({ view, onDone }: ResultListProps) {
  const t = useTranslations('scoring')
  const again = useSend(voteAgain, onDone)
  const items = revealedItems(view)
  if (items.length === 0) return null
  const opposed = items.filter(({ agreement }) => agreement.opposed).length
  const runs = !view.closed && view.reader.role !== null && can(view.reader.role, 'scoring.run')
  const repeated = agendaToRepeat(view, items)
  return (
    <section aria-labelledby="results" className="flex flex-col gap-3">
      <h2 id="results" className="text-xl font-semibold">
        {t('results')}
      </h2>
      <p className="text-muted">{opposed > 0 ? t('agenda', { count: opposed }) : t('noAgenda')}</p>
      {runs && repeated.length > 0 && (
        <div data-print="hide" className="flex flex-col items-start gap-2">
          {again.failure && <FailureNote failure={again.failure} />}
          <Button busy={again.busy} onClick={() => again.send({ scoring: view.id, items: repeated })}>
            {t('agendaAgain', { count: repeated.length })}
          </Button>
        </div>
      )}
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
