'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { castProxyVote } from '@/lib/features/scoring/actions'
import type { Participant, SessionView } from '@/lib/features/scoring/types'
import { Ballot } from './ballot'
import { ballotsFor, caseTitle } from './session-items'

interface ProxyBallotsProps {
  view: SessionView
  person: Participant
  onCast: () => void
}

/** The ballots of somebody without a device, which the facilitator records; what was recorded is hidden like any vote. */
export function ProxyBallots({ view, person, onCast }: ProxyBallotsProps) {
  const t = useTranslations('scoring')
  const ballots = ballotsFor(view, person.role)
  if (ballots.length === 0) return null
  return (
    <Dialog
      trigger={<Button size="sm">{t('proxy')}</Button>}
      title={t('proxyTitle', { name: person.name })}
      description={t('proxyText')}
      footer={
        <DialogClose>
          <Button look="primary">{t('done')}</Button>
        </DialogClose>
      }
    >
      <div className="flex flex-col gap-6">
        {ballots.map(({ useCase, rounds }) => (
          <section key={useCase.useCaseId} className="flex flex-col gap-3">
            <h3 className="text-lg font-semibold">{caseTitle(useCase)}</h3>
            {rounds.map((round) => (
              <Ballot
                key={round.id}
                view={view}
                round={{ ...round, mine: null }}
                stored={round.voted.includes(person.id)}
                cast={(vote) => castProxyVote({ scoring: view.id, roundId: round.id, participantId: person.id, vote })}
                onCast={onCast}
              />
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  )
}
