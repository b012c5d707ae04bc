import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/table'
import type { SessionView } from '@/lib/features/scoring/types'
import { LevelText } from './level-text'
import type { RevealedRound } from './session-items'

interface VoteTableProps {
  view: SessionView
  round: RevealedRound
  caption: string
  /** Whether the caption is also written above the table. */
  visible?: boolean
}

/** Each person's vote in a round, and why. */
export function VoteTable({ view, round, caption, visible = false }: VoteTableProps) {
  const t = useTranslations('scoring')
  const nameOf = (id: string) => view.participants.find((person) => person.id === id)?.name ?? ''
  const hasReasons = round.votes.some(({ reason }) => reason !== '')
  return (
    <>
      {visible && <h4 className="mt-2 font-medium">{caption}</h4>}
      <Table caption={caption}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('vote')}</th>
            {hasReasons && <th scope="col">{t('reason')}</th>}
          </tr>
        </thead>
        <tbody>
          {round.votes.map((vote) => (
            <tr key={vote.participantId}>
              <td className="min-w-20 sm:min-w-28">
                {nameOf(vote.participantId)}
                {vote.recordedBy && (
                  <span className="text-muted block text-sm">{t('recordedBy', { name: vote.recordedBy })}</span>
                )}
              </td>
              <td className="whitespace-nowrap">
                <LevelText level={vote.level} />{' '}
                <span className="text-muted block text-sm sm:ml-3 sm:inline">
                  {t(`confidences.${vote.confidence}`)}
                </span>
              </td>
              {hasReasons && <td className="min-w-32 whitespace-pre-line">{vote.reason}</td>}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
