'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { castVote } from '@/lib/features/scoring/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import { Ballot } from './ballot'
import { CaseFacts } from './case-facts'
import { JoinAsMember } from './join-as-member'
import { ResultList } from './result-list'
import { ballotsFor, owedVotes } from './session-items'
import { Timer } from './timer'
import { useSession } from './use-session'

/** Where one votes, on a phone or a laptop: one use case after the other, then what came out of it. */
export function VoteScreen({ session }: { session: SessionView }) {
  const t = useTranslations('scoring')
  const { view, connected, refresh } = useSession(session)
  const heading = useRef<HTMLDivElement>(null)
  const me = view.participants.find(({ id }) => id === view.reader.participantId)
  const ballots = me && !me.left && !view.closed ? ballotsFor(view, me.role) : []
  // A further round begins at its first case, wherever somebody was in the round before.
  const begin = ballots[0]?.rounds[0]?.id
  const [at, setAt] = useState({ begin, place: 0 })
  const place = at.begin === begin ? Math.min(at.place, ballots.length - 1) : 0
  const ballot = ballots[place]
  const owed = (me && owedVotes(view).get(me.id)) ?? 0

  function go(to: number) {
    setAt({ begin, place: to })
    heading.current?.focus()
  }

  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-xl font-semibold">{view.title}</h1>
        {view.closed && <Badge>{t('closed')}</Badge>}
        <Timer view={view} />
        <p className="text-muted w-full">
          {me ? t('votingAs', { name: me.name }) : t('lookingOn')}
          {!connected && <span className="text-warning ml-2">{t('disconnected')}</span>}
        </p>
      </header>
      {!me && !view.closed && <JoinAsMember sessionId={view.id} onJoined={refresh} />}
      {me?.left && <p className="bg-warning-soft text-warning rounded-md px-3 py-2">{t('youLeft')}</p>}
      {ballot && me && (
        <div ref={heading} tabIndex={-1} className="bg-surface flex flex-col gap-4 rounded-md border p-4 outline-none">
          <p className="text-muted text-sm" role="status">
            {t('caseOf', { place: place + 1, all: ballots.length })}
            {owed > 0 && ` · ${t('owed', { count: owed })}`}
          </p>
          <CaseFacts useCase={ballot.useCase} />
          {/* All of them, the others out of sight: a vote that has not arrived yet is sent on while one votes elsewhere. */}
          {ballots.flatMap(({ rounds }, index) =>
            rounds.map((round) => (
              <div key={round.id} hidden={index !== place}>
                <Ballot
                  view={view}
                  round={round}
                  cast={(vote) => castVote({ scoring: view.id, roundId: round.id, vote })}
                  onCast={refresh}
                />
              </div>
            )),
          )}
          <nav aria-label={t('cases')} className="flex justify-between gap-2">
            <Button disabled={place === 0} onClick={() => go(place - 1)}>
              <ChevronLeft aria-hidden />
              {t('previousCase')}
            </Button>
            <Button look="primary" disabled={place === ballots.length - 1} onClick={() => go(place + 1)}>
              {t('nextCase')}
              <ChevronRight aria-hidden />
            </Button>
          </nav>
          {owed === 0 && (
            <p role="status" className="text-success">
              {t('allVoted')}
            </p>
          )}
        </div>
      )}
      {me && ballots.length === 0 && !view.closed && <p className="text-muted">{t('nothingToVote')}</p>}
      <ResultList view={view} onDone={refresh} />
    </>
  )
}
