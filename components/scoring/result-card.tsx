'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { can } from '@/lib/domain/access/permissions'
import { MAX_ROUNDS } from '@/lib/domain/scoring/rounds'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import { voteAgain } from '@/lib/features/scoring/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import { Counts } from './counts'
import { DecisionPart } from './decision-part'
import { DissentPart } from './dissent-part'
import { caseTitle, type RevealedItem } from './session-items'
import { VoteTable } from './vote-table'

interface ResultCardProps {
  view: SessionView
  item: RevealedItem
  onDone: () => void
}

/** What the votes on one criterion of one use case came to, and what follows from it. */
export function ResultCard({ view, item, onDone }: ResultCardProps) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const format = useFormatter()
  const again = useSend(voteAgain, onDone)
  const { useCase, criterion, round, earlier, agreement, votingAgain } = item
  const { useCaseId } = useCase
  const runs = !view.closed && view.reader.role !== null && can(view.reader.role, 'scoring.run')
  const title = caseTitle(useCase)
  return (
    <Card aria-label={`${title} ${fieldLabel(criterion)[locale]}`} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="text-lg font-semibold">
          {title} <span className="text-muted font-normal">{fieldLabel(criterion)[locale]}</span>
        </h3>
        {agreement.opposed && <Badge tone="warning">{t('opposed')}</Badge>}
        <Badge>{t('round', { number: round.number })}</Badge>
        {votingAgain !== null && <Badge tone="accent">{t('votingAgain', { number: votingAgain })}</Badge>}
      </header>
      <Counts agreement={agreement} />
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <span>
          {t('median')}{' '}
          {agreement.median.length > 0 ? agreement.median.map((level) => levelName(level, locale)).join('〜') : '–'}
        </span>
        {agreement.spread !== null && <span>{t('spread', { steps: agreement.spread })}</span>}
        {agreement.agreement !== null && (
          <span title={t('agreementHelp')}>
            {t('agreement', { share: format.number(agreement.agreement, { style: 'percent' }) })}
          </span>
        )}
      </p>
      <VoteTable view={view} round={round} caption={t('votesOf', { number: round.number })} />
      {earlier.length > 0 && (
        <details>
          <summary className="cursor-pointer">{t('earlier')}</summary>
          {earlier.map((each) => (
            <VoteTable key={each.id} view={view} round={each} caption={t('votesOf', { number: each.number })} visible />
          ))}
        </details>
      )}
      {runs && votingAgain === null && round.number < MAX_ROUNDS && (
        <div className="flex flex-col items-start gap-2">
          {again.failure && <FailureNote failure={again.failure} />}
          <Button busy={again.busy} onClick={() => again.send({ scoring: view.id, items: [{ useCaseId, criterion }] })}>
            {t('voteAgain', { number: round.number + 1 })}
          </Button>
        </div>
      )}
      <DecisionPart view={view} item={item} onDone={onDone} />
      <DissentPart view={view} item={item} onDone={onDone} />
    </Card>
  )
}
