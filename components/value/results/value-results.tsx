'use client'

import { Dices } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useValueAnswers } from '@/lib/client/value/use-value-answers'
import { flowOf, readModel, valuesOf, type ValueModel } from '@/lib/domain/value/model'
import { cumulative, outcomeOf, timelineOf } from '@/lib/domain/value/schedule'
import { recoveredBy } from '@/lib/domain/value/simulate'
import type { Valuation } from '@/lib/domain/value/valuation'
import type { Moved } from '@/lib/domain/value/what-if'
import { Accuracy } from './accuracy'
import { Chances } from './chances'
import { DayInput } from './day-input'
import { Grounds } from './grounds'
import { Headline } from './headline'
import { MeasureNext } from './measure-next'
import { NetChart } from './net-chart'
import { NotCounted } from './not-counted'
import { Options } from './options'
import { Requirements, type OwnerName } from './requirements'
import { Scenarios } from './scenarios'
import { Sliders } from './sliders'
import { Tornado } from './tornado'
import { useAmounts } from './use-amounts'

interface ValueResultsProps {
  valuation: Valuation
  /** The valuation with the workspace's terms and the preparation of its data (`modelOfValuation`). */
  model: ValueModel
  canEdit: boolean
  onChange: (valuation: Valuation) => void
  /** What the use case is called; names the files that charts are saved as. */
  title: string
  /** Names a member who owns a term; without it, members are not named. */
  ownerName?: OwnerName
  /** What the valuation is written in. */
  children: ReactNode
}

/** What a valuation says: when the money comes back, how sure that is, what must be true, and what to measure next. */
export function ValueResults({ valuation, model, canEdit, onChange, title, ownerName, children }: ValueResultsProps) {
  const t = useTranslations('valueResults')
  const [moved, setMoved] = useState<Moved>({})
  const [readersDay, setReadersDay] = useState<number | null>(null)
  const read = useMemo(() => readModel(model), [model])
  const timeline = useMemo(() => timelineOf(model.schedule), [model.schedule])
  const amounts = useAmounts(read.currency, valuation.startsOn)
  const horizon = model.schedule.horizonDays
  const asked = readersDay ?? valuation.recoverBy ?? horizon
  const day = Math.min(asked, horizon)
  const answers = useValueAnswers({ model, moved, options: valuation.options, day, seed: valuation.seed })
  const { scenarios } = valuation
  // A slider moves at once; what follows it is drawn when the browser has the time.
  const shown = useDeferredValue(moved)
  const { values, outcome, lines } = useMemo(() => {
    const valuesAt = (each: Moved) => valuesOf(read, new Map(Object.entries(each)))
    const netsAt = (each: Moved) => cumulative(flowOf(read, valuesAt(each)), timeline)
    const isChanged = Object.keys(shown).length > 0
    return {
      values: valuesAt(shown),
      outcome: outcomeOf(flowOf(read, valuesAt(shown)), timeline),
      lines: [
        { id: 'current', name: t(isChanged ? 'net.sliders' : 'net.stated'), nets: netsAt(shown) },
        ...scenarios.map((scenario, index) => ({
          id: `scenario-${index}`,
          name: scenario.name,
          nets: netsAt(scenario.values),
        })),
        // A formula may have no number for some values, which a line cannot show.
      ].filter(({ nets }) => nets.every(Number.isFinite)),
    }
  }, [read, timeline, shown, scenarios, t])
  const move = useCallback(
    (id: string, value: number | null) =>
      setMoved((before) => {
        const { [id]: _, ...others } = before
        return value === null ? others : { ...others, [id]: value }
      }),
    [],
  )

  const set = useCallback((change: Partial<Valuation>) => onChange({ ...valuation, ...change }), [onChange, valuation])
  const setOptions = useCallback((options: Valuation['options']) => set({ options }), [set])
  const setScenarios = useCallback((next: Valuation['scenarios']) => set({ scenarios: next }), [set])
  const setPrediction = useCallback((prediction: Valuation['prediction']) => set({ prediction }), [set])
  const termNames = useMemo(() => {
    const own = model.terms.map(({ id, name }) => [id, name] as const)
    const ofOptions = valuation.options.flatMap(({ kind, terms }) =>
      terms.map(({ id, name }) => [id, t('ofOption', { name, kind: t(`options.kinds.${kind}`) })] as const),
    )
    return new Map([...own, ...ofOptions])
  }, [model.terms, valuation.options, t])

  const card = 'border-line bg-surface flex min-w-0 flex-col gap-6 rounded-md border p-4'
  const isMoved = Object.keys(moved).length > 0
  const { draws, options, tornado, requirements, decision, failed } = answers
  const last = draws?.fan.at(-1)
  // Where no term has a range, all draws are the same and say nothing about chances.
  const varied = draws && last && last.p10 < last.p90 ? draws : null
  const chance = varied ? { share: recoveredBy(varied, day), day } : null
  const waiting = failed ? <p role="alert">{t('failed')}</p> : <p className="text-muted animate-late">{t('drawing')}</p>

  return (
    // The answer first; what it comes from beside it where there is room, else between it and what else it says.
    <div className="grid min-w-0 gap-4 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] xl:grid-rows-[auto_1fr] xl:items-start">
      <section aria-label={t('answer')} className={card}>
        {read.parts.length === 0 ? (
          <>
            <p className="text-muted">{t('nothing')}</p>
            <NotCounted errors={read.errors} />
          </>
        ) : (
          <>
            <p role="status" className="flex min-h-7 flex-wrap items-center gap-2 pointer-coarse:min-h-9">
              <Badge tone={isMoved ? 'accent' : 'neutral'}>{t(isMoved ? 'sliders.inUse' : 'sliders.notInUse')}</Badge>
              {isMoved && (
                <Button size="sm" data-print="hide" onClick={() => setMoved({})}>
                  {t('sliders.resetAll')}
                </Button>
              )}
            </p>
            <Headline
              read={read}
              values={values}
              outcome={outcome}
              period={valuation.period}
              startsOn={valuation.startsOn}
              chance={chance}
            />
            <NotCounted errors={read.errors} />

            {Number.isFinite(outcome.net) && (
              <NetChart
                read={read}
                lines={lines}
                fan={varied ? varied.fan : null}
                firstDay={outcome.firstDay}
                amounts={amounts}
                title={title}
              />
            )}
            <Part title={t('chances.title')}>
              <DayInput
                day={day}
                horizonDays={horizon}
                startsOn={valuation.startsOn}
                onChange={(next) => (canEdit ? set({ recoverBy: next }) : setReadersDay(next))}
              />
              {varied && <Chances draws={varied} day={day} amounts={amounts} />}
              {!varied && (draws ? <p>{t(draws.count > 0 ? 'chances.none' : 'noNumber')}</p> : waiting)}
              {varied && (
                <p className="text-muted flex flex-wrap items-center gap-2 text-sm">
                  {t('chances.how', { draws: varied.count + varied.undefinedDraws, seed: String(valuation.seed) })}
                  {canEdit && (
                    <Button
                      size="sm"
                      data-print="hide"
                      onClick={() => set({ seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1 })}
                    >
                      <Dices aria-hidden />
                      {t('chances.again')}
                    </Button>
                  )}
                </p>
              )}
            </Part>
          </>
        )}
      </section>
      <div data-print="hide" className="flex min-w-0 flex-col gap-4 xl:col-start-2 xl:row-span-2 xl:row-start-1">
        {children}
      </div>
      {read.parts.length > 0 && (
        <section aria-label={t('title')} className={card}>
          {model.terms.length > 0 && (
            <Part title={t('sliders.title')}>
              <Sliders terms={model.terms} moved={moved} onMove={move} inUnit={amounts.inUnit} />
              <Scenarios
                read={read}
                timeline={timeline}
                scenarios={scenarios}
                period={valuation.period}
                moved={shown}
                amounts={amounts}
                canEdit={canEdit}
                onChange={setScenarios}
                onShow={setMoved}
              />
            </Part>
          )}
          <Part title={t('mustBeTrue.title')}>
            <p className="text-muted text-sm">{t('mustBeTrue.how', { day: amounts.day(day) })}</p>
            {requirements ? (
              <Requirements requirements={requirements} ownerName={ownerName} amounts={amounts} />
            ) : (
              waiting
            )}
          </Part>
          <Part title={t('tornado.heading')}>
            {tornado ? (
              <Tornado
                swings={tornado.swings}
                npv={tornado.npv}
                currency={read.currency}
                amounts={amounts}
                title={title}
              />
            ) : (
              waiting
            )}
          </Part>
          <Part title={t('options.title')}>
            <Options
              read={read}
              options={valuation.options}
              results={options}
              amounts={amounts}
              canEdit={canEdit}
              onChange={setOptions}
              title={title}
            />
            {!options && waiting}
          </Part>
          <Part title={t('measureNext.title')}>
            {decision ? (
              <MeasureNext
                decision={decision}
                termNames={termNames}
                currency={read.currency}
                amounts={amounts}
                title={title}
              />
            ) : (
              waiting
            )}
          </Part>
          <Part title={t('accuracy.title')}>
            <Accuracy
              prediction={valuation.prediction}
              currency={read.currency}
              amounts={amounts}
              canEdit={canEdit}
              onChange={setPrediction}
            />
          </Part>
        </section>
      )}
      <Grounds model={model} ownerName={ownerName} />
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h3 id={id} className="text-lg font-semibold">
        {title}
      </h3>
      {children}
    </section>
  )
}
