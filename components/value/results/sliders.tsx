'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { bestOf, type Term } from '@/lib/domain/value/term'
import type { Moved } from '@/lib/domain/value/what-if'
import { NumberInput } from './number-input'
import { sliderOf } from './slider-range'
import type { Amounts } from './use-amounts'

/** Terms before the rest is asked for. */
const FIRST_TERMS = 12

interface SlidersProps {
  terms: readonly Term[]
  moved: Moved
  /** Null puts the term back. Stable, so that only the moved slider is drawn again. */
  onMove: (id: string, value: number | null) => void
  inUnit: Amounts['inUnit']
}

/** A slider for each term, over the range that is stated for it. */
export function Sliders({ terms, moved, onMove, inUnit }: SlidersProps) {
  const t = useTranslations('valueResults.sliders')
  const [all, setAll] = useState(false)
  const shown = all ? terms : terms.slice(0, FIRST_TERMS)
  return (
    <div data-print="hide" className="flex flex-col gap-3">
      <p className="text-muted text-sm">{t('how')}</p>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 2xl:grid-cols-3">
        {shown.map((term) => {
          const { low, high, step, isStated } = sliderOf(term)
          const ends = { low: inUnit(low, term.unit), high: inUnit(high, term.unit) }
          return (
            <SliderRow
              key={term.id}
              term={term}
              value={moved[term.id]}
              low={low}
              high={high}
              step={step}
              range={t(isStated ? 'range' : 'noRange', ends)}
              shownValue={inUnit(moved[term.id] ?? bestOf(term.value), term.unit)}
              onMove={onMove}
            />
          )
        })}
      </ul>
      {terms.length > shown.length && (
        <p>
          <Button onClick={() => setAll(true)}>{t('showAll', { count: terms.length })}</Button>
        </p>
      )}
    </div>
  )
}

interface SliderRowProps {
  term: Term
  value: number | undefined
  low: number
  high: number
  step: number
  /** From where to where, in words. */
  range: string
  shownValue: string
  onMove: SlidersProps['onMove']
}

const SliderRow = memo(function SliderRow({ term, value, low, high, step, range, shownValue, onMove }: SliderRowProps) {
  const t = useTranslations('valueResults.sliders')
  const current = value ?? bestOf(term.value)
  return (
    <li className="flex min-w-0 flex-col gap-1 print:break-inside-avoid">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 font-medium">{term.name}</span>
        <span className="w-24 shrink-0 print:w-auto">
          <NumberInput
            aria-label={t('exact', { name: term.name })}
            value={current}
            onCommit={(next) => onMove(term.id, next)}
            className="h-8 text-right"
          />
        </span>
        <span className="text-muted max-w-20 text-sm">{term.unit}</span>
        <IconButton
          icon={RotateCcw}
          size="sm"
          label={t('reset', { name: term.name })}
          disabled={value === undefined}
          onClick={() => onMove(term.id, null)}
        />
      </div>
      <input
        type="range"
        aria-label={t('slider', { name: term.name })}
        aria-valuetext={shownValue}
        min={low}
        max={high}
        step={step}
        value={Math.min(high, Math.max(low, current))}
        onChange={(event) => onMove(term.id, Number(event.target.value))}
        className="accent-accent h-6 w-full cursor-pointer print:hidden pointer-coarse:h-9"
      />
      <span className="text-muted text-sm">{range}</span>
    </li>
  )
})
