import type { AddedCell } from '../../worksheet/added-sheet'
import { cellAddress } from '../../worksheet/grid'
import { flowOf, perPeriod, valuesOf, type ReadModel } from '../model'
import { outcomeOf, timelineOf } from '../schedule'
import { profitable, percentile, recoveredBy, simulate } from '../simulate'
import type { Valuation } from '../valuation'
import { excelNumber } from './excel-formula'
import { fixedCell, moneyUnit, resultCell } from './cells'
import * as labels from './labels'
import { AMOUNT, at, SHARE, type SheetRows } from './rows'
import type { writeSettings } from './write-rest'

/** What the draws of a valuation say, as numbers: Excel draws none. In the currency. */
export interface Simulated {
  p10: number
  p50: number
  p90: number
  /** By the day asked for, else by the horizon. */
  recovered: number
  profitable: number
  draws: number
}

/** Draws the terms of a valuation; some ten milliseconds. */
export function simulatedOf(read: ReadModel, { seed, recoverBy }: Pick<Valuation, 'seed' | 'recoverBy'>): Simulated {
  const simulation = simulate(read, seed)
  const net = simulation.net.toSorted()
  return {
    p10: percentile(net, 0.1),
    p50: percentile(net, 0.5),
    p90: percentile(net, 0.9),
    recovered: recoveredBy(simulation, recoverBy ?? read.model.schedule.horizonDays),
    profitable: profitable(simulation),
    draws: simulation.count,
  }
}

interface Stated {
  valuation: Valuation
  preparation: { days: number | null; cost: number | null }
  settings: ReturnType<typeof writeSettings>
  /** The cell with each right formula's value in base units, by `nameKey`. */
  cells: ReadonlyMap<string, string>
  simulated: Simulated | null
}

/**
 * What the formulas come to, in Excel's own formulas. Sums over days are closed forms of the schedule's: use grows evenly
 * by 1/ramp a day, so the days while it grows add up to an arithmetic series.
 */
export function writeResults(rows: SheetRows, read: ReadModel, stated: Stated): void {
  const { valuation, preparation, settings, cells, simulated } = stated
  const { schedule, calendar } = read.model
  const { resultLabels } = labels
  const money = moneyUnit(read.currency, rows.locale)
  const flow = flowOf(read, valuesOf(read))
  const timeline = timelineOf(schedule)
  const outcome = outcomeOf(flow, timeline)
  const { horizonDays, startDay, rampDays } = schedule
  const inMoney = (amount: number) => amount / money.factor

  rows.section(labels.sections.results)
  const yes = `"${rows.say(labels.answers.yes)}"`
  const counted = (cell: string) => `IF(${settings.countsPreparation}=${yes},${cell},0)`
  const dataDays = rows.labelled(resultLabels.dataDays, fixedCell(preparation.days))
  const dataCost = rows.labelled(resultLabels.dataCost, fixedCell(preparation.cost))

  const partsTo = (to: keyof typeof flow) =>
    read.parts
      .filter((part) => part.to === to && cells.has(part.key))
      .map(({ key, times }) => (times === 1 ? cells.get(key)! : `${cells.get(key)!}*${timesText(times)}`))
      .join('+') || '0'
  const over = (formula: string) => (money.factor === 1 ? formula : `(${formula})/${money.factor}`)

  const { value, operation } = writeAmounts(rows, {
    money: money.name,
    settings,
    value: [over(partsTo('valuePerDay')), inMoney(flow.valuePerDay)],
    operation: [over(partsTo('operationPerDay')), inMoney(flow.operationPerDay)],
    perPeriod: (perDay, period) => perPeriod(perDay, period, calendar),
  })
  const one = (key: keyof typeof resultLabels, formula: string, result: number | string | null, format = AMOUNT) =>
    rows.labelled(resultLabels[key], resultCell(formula, result, format))
  const amount = (key: keyof typeof resultLabels, formula: string, result: number) =>
    rows.labelled(resultLabels[key], resultCell(formula, result, AMOUNT), money.name)

  const once = amount(
    'once',
    over(`${partsTo('development')}+${settings.preparationCost}+${counted(dataCost)}`),
    inMoney(flow.development),
  )
  const horizon = settings.horizonDays
  const start = one('start', `${settings.startDay}+${counted(dataDays)}`, startDay)
  const running = Math.max(0, horizonDays - startDay)
  const days = one('days', `MAX(0,${horizon}-${start})`, running)
  const ramp = settings.rampDays
  const growing = one('rampDays', `MIN(${days},MAX(${ramp}-1,0))`, Math.min(running, Math.max(rampDays - 1, 0)))
  const share = settings.initialShare
  const full = one(
    'fullDays',
    `${growing}*${share}+(1-${share})*${growing}*(${growing}+1)/(2*MAX(${ramp},1))+${days}-${growing}`,
    timeline.plain.value[horizonDays]!,
  )
  // Rows stand for days here: their numbers are 1 to the longest horizon there is.
  const day = 'ROW($1:$10950)'
  const isRunning = `(${day}>${start})*(${day}<=${horizon})`
  const present = `(1+${settings.discountRate})^(-${day}/365)`
  const isFull = `(${day}-${start}>=${ramp})`
  const grown = `(1-${isFull})*(${share}+(1-${share})*(${day}-${start})/MAX(${ramp},1))`
  const presentFull = one(
    'presentFullDays',
    `SUMPRODUCT(${isRunning}*(${isFull}+${grown})*${present})`,
    timeline.present.value[horizonDays]!,
  )
  const presentDays = one(
    'presentDays',
    `SUMPRODUCT(${isRunning}*${present})`,
    timeline.present.operation[horizonDays]!,
  )
  const net = amount('netAtHorizon', `${value}*${full}-${operation}*${days}-${once}`, inMoney(outcome.net))
  amount('npv', `${value}*${presentFull}-${operation}*${presentDays}-${once}`, inMoney(outcome.npv))
  const spent = `(${once}+${operation}*${days})`
  one('roi', `IF(${spent}>0,${net}/${spent},"")`, outcome.roi ?? '', SHARE)
  one(
    'firstDay',
    firstDayFormula({ value, operation, once, net, start, ramp, share, never: rows.say(labels.notRecovered) }),
    outcome.firstDay ?? rows.say(labels.notRecovered),
    '#,##0',
  )
  if (simulated) writeSimulated(rows, simulated, money, valuation)
}

/** 24 hours a day over the hours of a period, as it can be read: 24/720. */
function timesText(times: number): string {
  const over = Math.round(24 / times)
  return !Number.isInteger(times) && 24 / over === times ? `24/${excelNumber(over)}` : excelNumber(times)
}

interface Amounts {
  money: string
  settings: Stated['settings']
  value: [formula: string, perDay: number]
  operation: [formula: string, perDay: number]
  perPeriod: (perDay: number, period: 'day' | 'month' | 'year') => number
}

/** Value, operation and what is left, per day, month and year. @returns the cells per day */
function writeAmounts(rows: SheetRows, amounts: Amounts): { value: string; operation: string } {
  const { money, settings, perPeriod: per } = amounts
  const columns = [
    ['day', at.value],
    ['month', at.value + 1],
    ['year', at.value + 2],
  ] as const
  rows.add(
    [at.name, { look: 'header', text: rows.say(labels.resultLabels.amounts) }],
    ...columns.map(([period, column]): [number, AddedCell] => [
      column,
      { look: 'header', text: `${money}/${rows.say(labels.periods[period])}` },
    ]),
  )
  const line = (key: 'value' | 'operation' | 'net', formula: string, perDay: number): string => {
    const daily = cellAddress(at.value, rows.next)
    rows.add(
      [at.name, { look: 'label', text: rows.say(labels.resultLabels[key]) }],
      ...columns.map(([period, column]): [number, AddedCell] => [
        column,
        resultCell(period === 'day' ? formula : `${daily}*${settings[period]}`, per(perDay, period), AMOUNT),
      ]),
    )
    return daily
  }
  const value = line('value', ...amounts.value)
  const operation = line('operation', ...amounts.operation)
  line('net', `${value}-${operation}`, amounts.value[1] - amounts.operation[1])
  return { value, operation }
}

/**
 * The first day on which the cumulative net value is not negative. While use grows, k days bring a k² + b k with
 * a = value (1 - share) / (2 ramp) and b = value share - operation + a; afterwards every day brings value - operation.
 */
function firstDayFormula(
  of: Record<'value' | 'operation' | 'once' | 'net' | 'start' | 'ramp' | 'share' | 'never', string>,
) {
  const { value, operation, once, net, start, ramp, share, never } = of
  // As schedule.ts: a sum that arrives at its goal exactly may miss it by the last bits.
  const goal = `(${once}-1E-9*ABS(${once}))`
  const a = `(${value}*(1-${share})/(2*MAX(${ramp},1)))`
  const b = `(${value}*${share}-${operation}+${a})`
  const last = `MAX(${ramp}-1,0)`
  const gained = `(${a}*${last}^2+${b}*${last})`
  const growing = `IF(${a}=0,${goal}/${b},(SQRT(${b}^2+4*${a}*${goal})-${b})/(2*${a}))`
  const steady = `${last}+ROUNDUP((${goal}-${gained})/(${value}-${operation}),0)`
  const days = `IF(AND(${last}>0,${gained}>=${goal}),ROUNDUP(${growing},0),${steady})`
  return `IF(${net}<-1E-9*ABS(${once}),"${never}",IF(${once}<=0,0,${start}+${days}))`
}

function writeSimulated(
  rows: SheetRows,
  { p10, p50, p90, recovered, profitable: positive, draws }: Simulated,
  money: { name: string; factor: number },
  { seed }: Valuation,
): void {
  const { resultLabels } = labels
  rows.section(labels.sections.simulated)
  rows.labelled(resultLabels.p10, fixedCell(p10 / money.factor, AMOUNT), money.name)
  rows.labelled(resultLabels.p50, fixedCell(p50 / money.factor, AMOUNT), money.name)
  rows.labelled(resultLabels.p90, fixedCell(p90 / money.factor, AMOUNT), money.name)
  rows.labelled(resultLabels.recovered, fixedCell(recovered, SHARE))
  rows.labelled(resultLabels.profitable, fixedCell(positive, SHARE))
  rows.labelled(resultLabels.draws, fixedCell(draws))
  rows.labelled(labels.settingLabels.seed, fixedCell(seed, '0'))
}
