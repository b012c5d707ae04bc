import type { AddedCell } from '../../worksheet/added-sheet'
import { parseAddress } from '../../worksheet/grid'
import { describeUnit } from '../units/describe'
import type { Term } from '../term'
import type { Valuation } from '../valuation'
import * as labels from './labels'
import type { Setting } from './labels'
import { numberInput, termCells, textInput } from './cells'
import { at, NUMBER, SHARE, type SheetRows } from './rows'

/** What a valuation holds beside terms and formulas: assumptions, scenarios, what predictions are worth, options. */

const scheduleKeys = Object.keys(labels.scheduleLabels) as (keyof typeof labels.scheduleLabels)[]

const scheduleFormats = {
  startDay: NUMBER,
  rampDays: NUMBER,
  initialShare: SHARE,
  preparationCost: NUMBER,
  horizonDays: NUMBER,
  discountRate: SHARE,
} as const

/** @returns the cell of each assumption */
export function writeSettings(
  rows: SheetRows,
  valuation: Valuation,
  currency: string | null,
): Record<Exclude<Setting, 'predictionKind'>, string> {
  const { schedule, calendar, countsPreparation, startsOn, recoverBy, period, seed } = valuation
  const { settingLabels } = labels
  rows.section(labels.sections.settings)
  const add = (key: Setting, cell: AddedCell, note: string | null = null) =>
    rows.labelled(settingLabels[key], cell, note)
  const money = currency && describeUnit({ money: { [currency]: 1 }, time: 0, label: null, factor: 1 })[rows.locale]
  const scheduled = Object.fromEntries(
    scheduleKeys.map((key) => [
      key,
      add(key, numberInput(schedule[key], scheduleFormats[key]), key === 'preparationCost' ? money : null),
    ]),
  ) as Record<(typeof scheduleKeys)[number], string>
  const cells = {
    ...scheduled,
    countsPreparation: add('countsPreparation', textInput(rows.say(labels.answers[countsPreparation ? 'yes' : 'no']))),
    startsOn: add('startsOn', textInput(startsOn)),
    recoverBy: add('recoverBy', numberInput(recoverBy)),
    period: add('period', textInput(rows.say(labels.periods[period]))),
    month: add('month', numberInput(calendar.month)),
    year: add('year', numberInput(calendar.year)),
    seed: add('seed', numberInput(seed, '0')),
  }
  const rowOf = (address: string) => parseAddress(address)!.row
  rows.list(at.value, rowOf(cells.countsPreparation), rowOf(cells.countsPreparation), labels.answers)
  rows.list(at.value, rowOf(cells.period), rowOf(cells.period), labels.periods)
  return cells
}

/** Each scenario with the terms in which it differs. */
export function writeScenarios(rows: SheetRows, { terms, scenarios }: Valuation, shared: readonly Term[]): void {
  const known = new Map([...shared, ...terms].map((term) => [term.id, term]))
  for (const { name, values } of scenarios) {
    rows.add(
      [at.section, { look: 'section', text: rows.say(labels.sections.scenario) }],
      [at.name, { look: 'input', text: name }],
    )
    for (const [id, value] of Object.entries(values)) {
      const term = known.get(id)
      rows.add(
        [at.name, { look: 'label', text: term?.name ?? rows.say(labels.goneTerm) }],
        [at.value, numberInput(value)],
        [at.note, term ? { look: 'note', text: term.unit } : null],
        [at.id, { look: 'key', text: id }],
      )
    }
  }
}

export function writePrediction(rows: SheetRows, { prediction }: Valuation): void {
  if (!prediction) return
  rows.section(labels.sections.prediction)
  const { kind, ...amounts } = prediction
  rows.labelled(labels.settingLabels.predictionKind, textInput(rows.say(labels.predictionKinds[kind])))
  const shares: readonly string[] = ['prevalence', 'recall', 'precision']
  for (const key of Object.keys(labels.predictionLabels) as labels.PredictionKey[]) {
    const amount = (amounts as Partial<Record<labels.PredictionKey, number>>)[key]
    if (amount === undefined) continue
    rows.labelled(labels.predictionLabels[key], numberInput(amount, shares.includes(key) ? SHARE : NUMBER))
  }
}

const ownTermHeads = (Object.keys(labels.termColumns) as (keyof typeof labels.termColumns)[])
  .filter((key) => !['factor', 'base', 'shared'].includes(key))
  .map((key) => [at[key], labels.termColumns[key]] as const)

/** Each option with the terms, formulas and assumptions of its own. */
export function writeOptions(rows: SheetRows, { options }: Valuation, memberNames: ReadonlyMap<string, string>): void {
  for (const { kind, terms, formulas, schedule } of options) {
    rows.add(
      [at.section, { look: 'section', text: rows.say(labels.sections.option) }],
      [at.name, { look: 'input', text: rows.say(labels.optionNames[kind]) }],
    )
    if (terms.length > 0) {
      rows.section(labels.sections.terms, ownTermHeads)
      for (const term of terms) rows.add(...termCells(rows, term, memberNames))
    }
    if (formulas) {
      rows.section(labels.sections.formulas, [
        [at.name, labels.formulaColumns.name],
        [at.text, labels.formulaColumns.text],
      ])
      for (const [name, text] of Object.entries(formulas)) {
        rows.addMerged([[at.text, at.text + 2]], [at.name, textInput(name)], [at.text, textInput(text)])
      }
    }
    if (schedule) {
      rows.section(labels.sections.settings)
      for (const key of scheduleKeys) {
        const value = schedule[key]
        if (value !== undefined) rows.labelled(labels.scheduleLabels[key], numberInput(value, scheduleFormats[key]))
      }
    }
  }
}
