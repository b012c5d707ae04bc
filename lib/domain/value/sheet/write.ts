import type { Locale, Text } from '../../core/text'
import type { AddedCell, AddedSheet } from '../../worksheet/added-sheet'
import { cutText } from '../../worksheet/cell-text'
import { cellAddress } from '../../worksheet/grid'
import type { Cells } from '../../worksheet/model'
import { formulaErrorText } from '../formula/errors'
import { evaluateAll } from '../formula/evaluate'
import { nameKey } from '../formula/tokens'
import { readModel, valuesOf, type ReadModel, type ValueFormula } from '../model'
import { describeUnit } from '../units/describe'
import { hoursIn } from '../units/unit'
import { bestOf, unitOf, type Term } from '../term'
import { modelOfValuation, type Valuation } from '../valuation'
import { excelFormula } from './excel-formula'
import { fingerprint, termFingerprint } from './fingerprint'
import * as labels from './labels'
import { writeResults, type Simulated } from './results'
import { fixedCell, moneyUnit, resultCell, termCells, textInput } from './cells'
import { AMOUNT, at, SheetRows } from './rows'
import { writeSettings, writeOptions, writePrediction, writeScenarios } from './write-rest'

/** The value of one use case, for the sheet. */
export interface ValueEntry {
  useCase: { id: string; cells: Cells }
  valuation: Valuation
  /** The workspace's terms, of which the valuation names some. */
  shared: readonly Term[]
  /** Days and money until the data is ready, as `modelOfValuation` takes them. */
  preparation: { days: number | null; cost: number | null }
  simulated: Simulated | null
}

/**
 * The sheet with the values of a worksheet's use cases: what was stated, in cells to change, and beside it formulas that
 * Excel calculates from those cells. Null while no use case has a value.
 * @param memberNames names of those who own terms, by id
 */
export function valueSheet(
  entries: readonly ValueEntry[],
  memberNames: ReadonlyMap<string, string>,
  locale: Locale,
): AddedSheet | null {
  if (entries.length === 0) return null
  const rows = new SheetRows(locale)
  rows.add([at.section, { look: 'title', text: rows.say(labels.title) }])
  rows.add([at.section, { look: 'note', text: rows.say(labels.explanation) }])
  for (const entry of entries) writeEntry(rows, entry, memberNames)
  return rows.sheet(labels.sheetName[locale])
}

function writeEntry(rows: SheetRows, entry: ValueEntry, memberNames: ReadonlyMap<string, string>): void {
  const { useCase, valuation, shared, preparation } = entry
  rows.blank()
  const { no = '', product = '', problem, caseName } = useCase.cells
  rows.addMerged(
    [
      [at.product, at.product + 1],
      [at.problem, at.shared],
    ],
    [at.section, { look: 'block', text: rows.say(labels.sections.useCase) }],
    [at.no, { look: 'block', ...textOf(no) }],
    [at.product, { look: 'block', ...textOf(product) }],
    [at.problem, { look: 'block', ...textOf(problem ?? caseName ?? '') }],
    [at.id, { look: 'key', text: useCase.id }],
    [at.key, { look: 'key', text: fingerprint(valuation) }],
  )
  const model = modelOfValuation(valuation, shared, preparation)
  const read = readModel(model)
  const terms = writeTerms(rows, valuation, shared, memberNames)
  const cells = writeFormulas(rows, read, valuation, terms)
  const settings = writeSettings(rows, valuation, read.currency)
  writeResults(rows, read, { valuation, preparation, settings, cells, simulated: entry.simulated })
  writeScenarios(rows, valuation, shared)
  writePrediction(rows, valuation)
  writeOptions(rows, valuation, memberNames)
}

/** A cell's text, of which Excel holds a limited part; only the heading is cut, which nothing is read from but the No. */
function textOf(text: string): { text?: string } {
  return text === '' ? {} : { text: cutText(text) }
}

const { termColumns, formulaColumns, keyColumns } = labels
const termHeads = (Object.keys(termColumns) as (keyof typeof termColumns)[]).map((key): [number, Text] => [
  at[key],
  termColumns[key],
])

/** @returns the cell with each term's value in base units, by `nameKey` */
function writeTerms(
  rows: SheetRows,
  { terms, sharedTerms, calendar }: Valuation,
  shared: readonly Term[],
  memberNames: ReadonlyMap<string, string>,
): Map<string, string> {
  const cells = new Map<string, string>()
  rows.section(labels.sections.terms, termHeads, keyColumns)
  const first = rows.next
  const write = (term: Term, isShared: boolean) => {
    const row = rows.next
    const factor = unitOf(term, calendar)?.factor ?? null
    const base = `${cellAddress(at.best, row)}*${cellAddress(at.factor, row)}`
    rows.add(
      ...termCells(rows, term, memberNames),
      [at.factor, factor === null ? null : { look: 'result', number: factor }],
      [at.base, factor === null ? null : resultCell(base, bestOf(term.value) * factor)],
      [at.shared, { look: 'input', text: rows.say(labels.answers[isShared ? 'yes' : 'no']) }],
      ...(isShared ? [[at.key, { look: 'key', text: termFingerprint(term) }] as const] : []),
    )
    if (factor !== null) cells.set(nameKey(term.name), cellAddress(at.base, row))
  }
  for (const term of terms) write(term, false)
  for (const id of sharedTerms) {
    const term = shared.find((each) => each.id === id)
    if (term) write(term, true)
    else writeGone(rows, id)
  }
  rows.list(at.kind, first, rows.next - 1, labels.valueKinds)
  rows.list(at.status, first, rows.next - 1, labels.statuses)
  rows.list(at.shared, first, rows.next - 1, labels.answers)
  return cells
}

/** A shared term that is gone from the workspace keeps its place among the valuation's terms. */
function writeGone(rows: SheetRows, id: string): void {
  rows.add(
    [at.name, { look: 'note', text: rows.say(labels.goneTerm) }],
    [at.shared, { look: 'input', text: rows.say(labels.answers.yes) }],
    [at.id, { look: 'key', text: id }],
  )
}

/** @returns the cell with each right formula's value in base units, by `nameKey` */
function writeFormulas(
  rows: SheetRows,
  read: ReadModel,
  { formulas, period }: Valuation,
  terms: ReadonlyMap<string, string>,
): Map<string, string> {
  const { checked, errors } = read
  rows.section(labels.sections.formulas, [
    ...(['name', 'kind', 'every', 'text', 'result', 'unit', 'factor', 'base', 'remark'] as const).map(
      (key): [number, Text] => [at[key], formulaColumns[key]],
    ),
  ])
  const first = rows.next
  const cells = new Map(terms)
  formulas.forEach(({ name }, index) => cells.set(nameKey(name), cellAddress(at.base, first + index)))
  const values = evaluateAll(checked, valuesOf(read))
  const known = new Map<string, string>()
  for (const formula of formulas) {
    const key = nameKey(formula.name)
    const row = rows.next
    const right = checked.formulas.find((each) => each.key === key)
    // Of two with one name the later one is calculated.
    const isMeant = formulas.findLast(({ name }) => nameKey(name) === key) === formula
    const error = errors.get(formula.name)
    const shown = right && isMeant ? right : null
    const text = shown && excelFormula(shown, cells)
    const value = values.get(key) ?? null
    const unit = shown ? shownUnit(read, formula, period, rows.locale) : null
    const base: AddedCell | null = shown === null ? null : text === null ? fixedCell(value) : resultCell(text, value)
    const remark = error
      ? rows.say(formulaErrorText(error))
      : text === null && shown
        ? rows.say(labels.tooLongForExcel)
        : ''
    rows.addMerged(
      [
        [at.text, at.text + 2],
        [at.remark, at.source],
      ],
      [at.name, textInput(formula.name)],
      [at.kind, textInput(rows.say(labels.kinds[formula.kind]))],
      [at.every, textInput(formula.every && rows.say(labels.periods[formula.every]))],
      [at.text, textInput(formula.text)],
      [
        at.result,
        unit &&
          resultCell(
            `${cellAddress(at.base, row)}/${cellAddress(at.factor, row)}`,
            value === null ? null : value / unit.factor,
            AMOUNT,
          ),
      ],
      [at.unit, unit && { look: 'result', text: unit.name }],
      [at.factor, unit && { look: 'result', number: unit.factor }],
      [at.base, base],
      [at.remark, remark === '' ? null : { look: 'note', text: remark }],
    )
    if (shown && !error) known.set(key, cellAddress(at.base, row))
  }
  rows.list(at.kind, first, rows.next - 1, labels.kinds)
  rows.list(at.every, first, rows.next - 1, labels.periods)
  return known
}

/** The unit that a right formula's result is shown in, with its size in base units. */
function shownUnit(
  { checked, errors, currency, model }: ReadModel,
  { name, kind, every }: ValueFormula,
  period: Valuation['period'],
  locale: Locale,
): { name: string; factor: number } {
  const formula = checked.formulas.find((each) => each.key === nameKey(name))!
  const { unit } = formula.quantities.get(formula.node)!
  if (kind === 'other' || errors.has(name)) return { name: describeUnit(unit)[locale], factor: 1 }
  const money = moneyUnit(currency, locale)
  if (kind === 'development') return money
  // What comes once a month as a plain amount is shown so; a rate as one per period of the valuation.
  const per = unit.time === 0 ? (every ?? period) : period
  const hours = unit.time === 0 ? 1 : hoursIn(per, model.calendar)
  return { name: `${money.name}/${labels.periods[per][locale]}`, factor: money.factor / hours }
}
