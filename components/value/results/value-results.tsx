'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { flowOf, readModel, valuesOf, type ValueModel } from '@/lib/domain/value/model'
import { outcomeOf, timelineOf } from '@/lib/domain/value/schedule'
import type { Valuation } from '@/lib/domain/value/valuation'
import { Headline } from './headline'
import { NotCounted } from './not-counted'

interface ValueResultsProps {
  valuation: Valuation
  /** The valuation with the workspace's terms and the preparation of its data (`modelOfValuation`). */
  model: ValueModel
  canEdit: boolean
  onChange: (valuation: Valuation) => void
  /** What the use case is called; names the files that charts are saved as. */
  title: string
}

/** What a valuation says: when the money comes back, how sure that is, what must be true, and what to measure next. */
export function ValueResults({ valuation, model }: ValueResultsProps) {
  const t = useTranslations('valueResults')
  const read = useMemo(() => readModel(model), [model])
  const timeline = useMemo(() => timelineOf(model.schedule), [model.schedule])
  const values = valuesOf(read)
  const outcome = outcomeOf(flowOf(read, values), timeline)
  if (read.parts.length === 0) {
    return (
      <>
        <p className="text-muted">{t('nothing')}</p>
        <NotCounted errors={read.errors} />
      </>
    )
  }
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Headline read={read} values={values} outcome={outcome} period={valuation.period} startsOn={valuation.startsOn} />
      <NotCounted errors={read.errors} />
    </div>
  )
}
