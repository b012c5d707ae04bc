'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useDraft } from '@/components/forms/use-draft'
import { useAsk } from '@/components/forms/use-send'
import { useReread } from '@/components/worksheets/follow-page'
import type { Failure } from '@/lib/domain/core/failure'
import { isSame, mergeValuations } from '@/lib/domain/value/merge'
import { valuationSchema, type Valuation } from '@/lib/domain/value/valuation'
import { saveValuation } from '@/lib/features/valuations/actions'
import type { ValuationPage, ValuedUseCase } from '@/lib/features/valuations/types'
import { draftOf } from '../draft-of'
import { placeOf, placeText } from './place-text'

/**
 * What a person has typed of a valuation, and saving it. What they typed stays theirs whatever the server answers, and
 * wherever they go before it is saved; what somebody else saves meanwhile is merged into it, and where both changed the
 * same the person is asked.
 */
export function useValuation({ worksheet, userId }: ValuationPage, useCase: ValuedUseCase) {
  const t = useTranslations('value')
  const reread = useReread()
  const ask = useAsk()
  const [base, setBase] = useState(() => ({ revision: useCase.valuationRevision, valuation: storedOf(useCase) }))
  const [draft, setDraft] = useState(base.valuation)
  const [failure, setFailure] = useState<Failure>()
  const [hasMerged, setHasMerged] = useState(false)
  /** What the person gave up last, to bring back. */
  const [givenUp, setGivenUp] = useState<Valuation | null>(null)
  const [busy, startTransition] = useTransition()
  const changed = !isSame(draft, base.valuation)

  const stored = storedOf(useCase)
  const isBehind = useCase.valuationRevision > base.revision
  const merged = isBehind ? mergeValuations(base.valuation, draft, stored) : null
  if (merged?.collisions.length === 0) {
    setBase({ revision: useCase.valuationRevision, valuation: stored })
    setDraft(merged.valuation)
    setFailure(undefined)
    setHasMerged(changed && !isSame(merged.valuation, stored))
  }

  const about = draftOf(useCase.id)
  const typed = { userId, about, revision: base.revision, base: base.valuation, draft, changed }
  const { keptAt, isKept } = useDraft(typed, (kept) => {
    // An older version of the product may have kept it, without what was added since.
    const empty = valuationSchema.parse({})
    setBase({ revision: kept.revision, valuation: { ...empty, ...kept.base } })
    setDraft({ ...empty, ...kept.draft })
  })

  function update(next: Valuation | ((before: Valuation) => Valuation)) {
    setGivenUp(null)
    setDraft(next)
  }

  function send(revision: number, valuation: Valuation) {
    const { success, error } = valuationSchema.safeParse(valuation)
    if (!success) {
      const [issue] = error.issues
      const place = issue ? placeText(placeOf(valuation, issue), t) : t('title')
      const isTooMany = issue?.code === 'too_big' && issue.origin === 'array'
      const message = isTooMany ? t('tooMany', { place, max: Number(issue.maximum) }) : t('invalid', { place })
      return setFailure({ code: 'badInput', message })
    }
    setHasMerged(false)
    startTransition(async () => {
      const result = await ask(saveValuation, { worksheet: worksheet.id, useCase: useCase.id, revision, valuation })
      setFailure(result.ok ? undefined : result.error)
      if (result.ok) setBase({ revision: revision + 1, valuation })
      // Of a server that cannot be reached, the browser would show its own error page in place of what was typed.
      if (result.ok || result.error.code === 'conflict') reread()
    })
  }

  function giveUpFor(valuation: Valuation, instead: Valuation) {
    setGivenUp(instead)
    setDraft(valuation)
    setFailure(undefined)
    setHasMerged(false)
  }

  return {
    draft,
    changed,
    busy,
    failure,
    /** Where somebody else has changed the same: they are named, and the person chooses. */
    collisions: (merged?.collisions ?? []).map((place) => placeText(place, t)),
    hasMerged,
    /** When what is shown was typed, if it was left unsaved and came back from this device. */
    keptAt: changed ? keptAt : null,
    isKept,
    isGivenUp: givenUp !== null,
    change: (part: Partial<Valuation>) => update((before) => ({ ...before, ...part })),
    update,
    save: () => send(base.revision, draft),
    /** Saves over what both changed, which the person was told of. */
    saveOver: () => {
      if (!merged) return
      setDraft(merged.valuation)
      send(useCase.valuationRevision, merged.valuation)
    },
    /** Takes what somebody else has saved where both changed the same. */
    takeNewest: () => {
      if (!merged) return
      setBase({ revision: useCase.valuationRevision, valuation: stored })
      giveUpFor(mergeValuations(base.valuation, draft, stored, 'theirs').valuation, merged.valuation)
    },
    giveUp: () => giveUpFor(base.valuation, draft),
    bringBack: () => givenUp && update(givenUp),
  }
}

function storedOf({ valuation }: ValuedUseCase): Valuation {
  return valuation ?? valuationSchema.parse({})
}
