'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useAsk } from '@/components/forms/use-send'
import type { Failure } from '@/lib/domain/core/failure'
import { valuationSchema, type Valuation } from '@/lib/domain/value/valuation'
import { saveValuation } from '@/lib/features/valuations/actions'
import type { ValuedUseCase } from '@/lib/features/valuations/types'

/**
 * What a person has typed of a valuation, and saving it. What they typed stays theirs whatever the server answers, and
 * whatever somebody else saves meanwhile.
 */
export function useValuation(worksheet: string, useCase: ValuedUseCase) {
  const router = useRouter()
  const ask = useAsk()
  const [base, setBase] = useState(() => ({ revision: useCase.valuationRevision, valuation: storedOf(useCase) }))
  const [draft, setDraft] = useState(base.valuation)
  const [failure, setFailure] = useState<Failure>()
  const [busy, startTransition] = useTransition()
  const changed = JSON.stringify(draft) !== JSON.stringify(base.valuation)

  function sendFrom(revision: number) {
    const valuation = valuationSchema.parse(draft)
    startTransition(async () => {
      const result = await ask(saveValuation, { worksheet, useCase: useCase.id, revision, valuation })
      setFailure(result.ok ? undefined : result.error)
      if (result.ok) setBase({ revision: revision + 1, valuation: draft })
      router.refresh()
    })
  }

  return {
    draft,
    changed,
    busy,
    failure,
    /** Somebody else saved it since this person began. */
    isOutdated: useCase.valuationRevision > base.revision,
    change: (part: Partial<Valuation>) => setDraft((before) => ({ ...before, ...part })),
    update: setDraft,
    save: () => sendFrom(base.revision),
    /** Saves over what somebody else has saved, which the person was told of. */
    saveOver: () => sendFrom(useCase.valuationRevision),
    /** Gives up what was typed for what somebody else has saved. */
    takeNewest: () => {
      const valuation = storedOf(useCase)
      setBase({ revision: useCase.valuationRevision, valuation })
      setDraft(valuation)
      setFailure(undefined)
    },
  }
}

function storedOf({ valuation }: ValuedUseCase): Valuation {
  return valuation ?? valuationSchema.parse({})
}
