'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { LevelMark } from '@/components/ui/level-mark'
import { Textarea } from '@/components/ui/textarea'
import type { ActionResult } from '@/lib/domain/core/failure'
import {
  confidences,
  levelsOf,
  MAX_REASON_LENGTH,
  UNKNOWN,
  type Confidence,
  type Vote,
} from '@/lib/domain/scoring/votes'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { levelGuidance } from '@/lib/domain/worksheet/level-guidance'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { Round, SessionView } from '@/lib/features/scoring/types'

/** How soon a vote that did not arrive is sent again. */
const RETRY_MS = 3_000

interface BallotProps {
  view: SessionView
  round: Round
  /** Whether a vote is stored that the reader cannot see, as with a proxy ballot. */
  stored?: boolean
  cast: (vote: Vote) => Promise<ActionResult<void>>
  onCast: () => void
}

/**
 * One vote: large answers to press, how sure one is, and why. It is stored with each choice; where the server cannot be
 * reached it is sent until it can, as pressing a choice that is made already would do nothing.
 */
export function Ballot({ view, round, stored = false, cast, onCast }: BallotProps) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const id = useId()
  const [level, setLevel] = useState(round.mine?.level)
  const [confidence, setConfidence] = useState<Confidence>(round.mine?.confidence ?? 'rather')
  const [reason, setReason] = useState(round.mine?.reason ?? '')
  const [saved, setSaved] = useState(round.mine !== null || stored)
  const { send, busy, failure } = useSend(cast, () => {
    setSaved(true)
    onCast()
  })
  const label = fieldLabel(round.criterion)[locale]
  const levels = [...levelsOf(round.criterion, view.format, view.scale)].reverse()

  function store(vote: Partial<Vote>) {
    const next = { level, confidence, reason, ...vote }
    if (next.level === undefined) return
    setSaved(false)
    send({ level: next.level, confidence: next.confidence, reason: next.reason })
  }

  const unsent = failure?.code === 'unreachable'
  const sendAgain = useEffectEvent(() => store({}))
  useEffect(() => {
    if (!unsent) return
    const timer = setTimeout(() => sendAgain(), RETRY_MS)
    return () => clearTimeout(timer)
    // Each refusal is another one.
  }, [unsent, failure])

  return (
    <section aria-label={label} className="flex flex-col gap-3 border-t pt-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="text-lg font-semibold">
          {label}
          {round.number > 1 && (
            <span className="text-muted ml-2 text-sm font-normal">{t('round', { number: round.number })}</span>
          )}
        </legend>
        <p className="text-muted text-sm">{levelGuidance[round.criterion]?.[locale]}</p>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {[...levels, UNKNOWN].map((each) => (
            <label
              key={each}
              className="border-control bg-surface has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-accent relative flex min-h-14 cursor-pointer items-center justify-center rounded-md border px-2 text-lg has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
            >
              <input
                type="radio"
                name={id}
                value={each}
                checked={level === each}
                onChange={() => {
                  setLevel(each)
                  store({ level: each })
                }}
                className="sr-only"
              />
              {each === UNKNOWN ? t('unknown') : <LevelMark value={each} label={levelName(each, locale)} />}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <legend className="float-left mr-2 font-medium">{t('confidence')}</legend>
        {confidences.map((each) => (
          <label key={each} className="flex min-h-6 cursor-pointer items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={`${id}-confidence`}
              checked={confidence === each}
              onChange={() => {
                setConfidence(each)
                store({ confidence: each })
              }}
              className="accent-accent size-4"
            />
            {t(`confidences.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className="flex flex-col gap-1">
        <span className="font-medium">{t('reason')}</span>
        <Textarea
          rows={2}
          maxLength={MAX_REASON_LENGTH}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onBlur={() => reason.trim() !== (round.mine?.reason ?? '') && store({ reason })}
        />
      </label>
      {failure && <FailureNote failure={failure} />}
      <p role="status" className="text-muted min-h-5 text-sm">
        {unsent
          ? t('sendingAgain')
          : saved && !busy
            ? t('voteStored')
            : level === undefined && reason
              ? t('chooseFirst')
              : ''}
      </p>
    </section>
  )
}
