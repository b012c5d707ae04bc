import { z } from 'zod'
import type { Text } from '../../core/text'
import { cellAddress, type Grid, type GridRow } from '../../worksheet/grid'
import { readId } from '../../worksheet/row-ids'
import { formulaErrorText, type FormulaError } from '../formula/errors'
import { nameKey } from '../formula/tokens'
import { readModel } from '../model'
import { modelOf } from '../options'
import { termSchema, unitOf, type Term } from '../term'
import { modelOfValuation, valuationSchema, type Valuation } from '../valuation'
import { fingerprint, termFingerprint } from './fingerprint'
import * as labels from './labels'
import { columnsBelow, columnsOf, inPlace, lackingColumn, sectionOf, type Columns } from './layout'
import type { RowValue } from './row-value'
import { at } from './rows'
import { dateOf, numberAt, textAt } from './read-cells'

/** The value of one use case as a sheet says it, or the first cell that cannot be read. */
export interface ValueReading {
  rowId: string | null
  no: string | null
  value: Pick<RowValue, 'valuation' | 'shared'> | null
  /** Names of the members who own terms, by id, so that an owner is still told where nobody has that id. */
  memberNames: Record<string, string>
  /** Whether anything is other than it was exported. */
  isChanged: boolean
  /** What was exported. */
  fingerprint: string | null
  problem: ValueProblem | null
  /** What is kept as it was typed but counts for nothing. */
  notes: ValueNote[]
}

export interface ValueProblem {
  code: 'unreadableValue' | 'unorderedRange' | 'missingValueColumn'
  cell: string
  /** What stands there, or the heading that is missing. */
  text: string
}

export interface ValueNote {
  code: 'unclearFormula' | 'unknownUnit'
  cell: string
  text: string
  reason?: Text
}

/** Reads the sheet, whatever its name and the order of its columns; null for any other. */
export function readValues(grid: Grid): ValueReading[] | null {
  const columns = columnsOf(grid)
  if (!columns) return null
  const blocks: GridRow[][] = []
  for (const row of grid.rows) {
    if (sectionOf(row.cells.get(columns.get(at.section)!)?.text) === 'useCase') blocks.push([row])
    else blocks.at(-1)?.push(row)
  }
  return blocks.map((block) => new BlockReader(block, columns).read())
}

type RawTerm = Record<string, unknown>

interface RawOption {
  kind: unknown
  terms: RawTerm[]
  formulas?: [string, string][]
  schedule?: [string, unknown][]
}

/** Where something stands: its row with the cells in place, its column there, and its address in the file. */
interface Place {
  row: GridRow
  column: number
  cell: string
}

/** Reads the rows of one use case into what the schema then judges; cells are told by the path of what they hold. */
class BlockReader {
  readonly #rows: GridRow[]
  readonly #sheetColumns: Columns
  /** Of the section that is being read. */
  #columns: Columns
  readonly #terms: RawTerm[] = []
  readonly #shared: { id: string | null; term: RawTerm | null; exported: string | null }[] = []
  readonly #formulas: unknown[] = []
  readonly #settings = new Map<labels.Setting, GridRow>()
  readonly #scenarios: { name: string; values: [string, unknown][] }[] = []
  readonly #options: RawOption[] = []
  #prediction: [string, unknown][] | null = null
  readonly #memberNames = new Map<string, string>()
  readonly #ids = new Set<string>()
  readonly #places = new Map<string, Place>()

  constructor(rows: GridRow[], columns: Columns) {
    this.#rows = rows
    this.#sheetColumns = this.#columns = columns
  }

  read(): ValueReading {
    const [first, ...rows] = this.#rows
    let section: labels.Section | null = null
    for (const row of rows) {
      const begun = sectionOf(row.cells.get(this.#sheetColumns.get(at.section)!)?.text)
      if (begun) this.#columns = columnsBelow(this.#sheetColumns, begun, row)
      const placed = inPlace(row, this.#columns)
      if (begun) this.#begin((section = begun), placed)
      else if (section) this.#readRow(section, placed)
    }
    const head = inPlace(first!, this.#sheetColumns)
    const exported = head.cells.get(at.key)?.text ?? null
    const place = {
      rowId: readId(head.cells.get(at.id)?.text),
      no: head.cells.get(at.no)?.text.trim() || null,
      fingerprint: exported,
      memberNames: Object.fromEntries(this.#memberNames),
    }
    const lacking = lackingColumn(this.#sheetColumns)
    if (lacking) {
      const problem: ValueProblem = { code: 'missingValueColumn', cell: this.#headCell(), text: lacking }
      return { ...place, value: null, isChanged: true, problem, notes: [] }
    }
    const parsed = readSchema.safeParse(this.#raw())
    if (!parsed.success) {
      const problem = this.#problem(parsed.error.issues[0]?.path ?? [])
      return { ...place, value: null, isChanged: true, problem, notes: [] }
    }
    const { valuation, shared: terms } = parsed.data
    const shared = this.#shared.map(({ id, exported: was }, index): RowValue['shared'][number] => {
      const term = terms[index] ?? null
      return { id, term, isChanged: term !== null && id !== null && was !== termFingerprint(term) }
    })
    const isChanged = exported !== fingerprint(valuation) || shared.some((each) => each.isChanged || each.id === null)
    return { ...place, value: { valuation, shared }, isChanged, problem: null, notes: this.#notes(valuation, terms) }
  }

  #begin(section: labels.Section, row: GridRow): void {
    const name = textAt(row, at.name)
    const option = this.#options.at(-1)
    if (section === 'scenario') {
      this.#place(`valuation.scenarios.${this.#scenarios.length}`, row, at.name)
      this.#scenarios.push({ name, values: [] })
    } else if (section === 'option') {
      this.#place(`valuation.options.${this.#options.length}`, row, at.name)
      this.#options.push({ kind: labels.keyOf(labels.optionNames, name) ?? name, terms: [] })
    } else if (section === 'prediction') this.#prediction = []
    else if (option && section === 'formulas') option.formulas ??= []
    else if (option && section === 'settings') option.schedule ??= []
  }

  #readRow(section: labels.Section, row: GridRow): void {
    if (section === 'terms') this.#readTerm(row)
    else if (section === 'formulas') this.#readFormula(row)
    else if (section === 'settings') this.#readSetting(row)
    else if (section === 'scenario') this.#readScenarioValue(row)
    else if (section === 'prediction') this.#readPrediction(row)
  }

  #readTerm(row: GridRow): void {
    const name = textAt(row, at.name)
    if (name.trim() === '') return
    const [id = '', ownerId, ...ownerName] = textAt(row, at.id).split('\n')
    const option = this.#options.at(-1)
    if (!option && labels.keyOf(labels.answers, row.cells.get(at.shared)?.text) === 'yes') {
      const isGone = textAt(row, at.kind) === '' && !row.cells.has(at.best)
      this.#place(`shared.${this.#shared.length}`, row, at.best)
      this.#place(`shared.${this.#shared.length}.unit`, row, at.unit)
      const sharedId = z.uuid().safeParse(id).success ? id : null
      const term = isGone
        ? null
        : { ...this.#rawTerm(row, ownerId, ownerName.join('\n')), id: sharedId ?? nameKey(name) }
      this.#shared.push({ id: sharedId, term, exported: row.cells.get(at.key)?.text ?? null })
      return
    }
    const terms = option ? option.terms : this.#terms
    const path = option ? `valuation.options.${this.#options.length - 1}.terms` : 'valuation.terms'
    this.#place(`${path}.${terms.length}`, row, at.best)
    this.#place(`${path}.${terms.length}.unit`, row, at.unit)
    terms.push({
      ...this.#rawTerm(row, ownerId, ownerName.join('\n')),
      id: option ? id || nameKey(name) : this.#idOf(id, name),
    })
  }

  /** A row that was copied in Excel took the id of its original along. */
  #idOf(id: string, name: string): string {
    const wanted = id === '' ? nameKey(name).slice(0, 90) : id
    let unique = wanted
    for (let count = 2; this.#ids.has(unique); count++) unique = `${wanted.slice(0, 90)} ${count}`
    this.#ids.add(unique)
    return unique
  }

  #rawTerm(row: GridRow, ownerId: string | undefined, ownerName: string): RawTerm {
    const number = (column: number) => numberAt(row, column)
    const [low, best, high, min, max] = [at.low, at.best, at.high, at.min, at.max].map(number)
    const isRange = low !== null && high !== null
    const kind = labels.keyOf(labels.valueKinds, textAt(row, at.kind)) ?? (isRange ? 'percentiles' : 'single')
    const value =
      kind === 'single'
        ? { kind, value: best }
        : kind === 'percentiles'
          ? { kind, low, best, high, min, max }
          : { kind, min: low, mode: best, max: high }
    const owner = textAt(row, at.owner)
    const isMember = ownerId !== undefined && owner === ownerName
    if (isMember) this.#memberNames.set(ownerId, owner)
    const status = textAt(row, at.status)
    return {
      name: textAt(row, at.name),
      value,
      unit: textAt(row, at.unit),
      source: textAt(row, at.source),
      owner: isMember ? { kind: 'member', id: ownerId } : owner === '' ? null : { kind: 'role', role: owner },
      date: dateOf(row.cells.get(at.date)),
      status: status === '' ? undefined : (labels.keyOf(labels.statuses, status) ?? status),
    }
  }

  #readFormula(row: GridRow): void {
    const [name, text] = [textAt(row, at.name), textAt(row, at.text)]
    if (name === '' && text === '') return
    const option = this.#options.at(-1)
    if (option) {
      this.#place(`valuation.options.${this.#options.length - 1}.formulas.${name}`, row, at.text)
      option.formulas?.push([name, text])
      return
    }
    const [kind, every] = [textAt(row, at.kind), textAt(row, at.every)]
    this.#place(`valuation.formulas.${this.#formulas.length}`, row, at.kind)
    this.#place(`valuation.formulas.${this.#formulas.length}.text`, row, at.text)
    this.#formulas.push({
      name,
      text,
      kind: labels.keyOf(labels.kinds, kind) ?? kind,
      every: every === '' ? null : (labels.keyOf(labels.periods, every) ?? every),
    })
  }

  #readSetting(row: GridRow): void {
    const key = labels.keyOf(labels.settingLabels, textAt(row, at.name))
    const option = this.#options.at(-1)
    if (key && option) option.schedule?.push([key, numberAt(row, at.value) ?? undefined])
    else if (key) {
      this.#settings.set(key, row)
      const path =
        key in labels.scheduleLabels ? `schedule.${key}` : key === 'month' || key === 'year' ? `calendar.${key}` : key
      this.#place(`valuation.${path}`, row, at.value)
    }
  }

  #readScenarioValue(row: GridRow): void {
    const scenario = this.#scenarios.at(-1)
    const id = row.cells.get(at.id)?.text ?? this.#idNamed(textAt(row, at.name))
    if (!scenario || !id) return
    this.#place(`valuation.scenarios.${this.#scenarios.length - 1}.values.${id}`, row, at.value)
    scenario.values.push([id, numberAt(row, at.value)])
  }

  #idNamed(name: string): string | undefined {
    const terms: RawTerm[] = [...this.#terms, ...this.#shared.flatMap(({ term }) => (term ? [term] : []))]
    const found = terms.find((term) => nameKey(String(term.name)) === nameKey(name))
    return found && String(found.id)
  }

  #readPrediction(row: GridRow): void {
    const label = textAt(row, at.name)
    const cell = row.cells.get(at.value)
    const key = labels.keyOf(labels.predictionLabels, label)
    this.#place(`valuation.prediction${key ? `.${key}` : ''}`, row, at.value)
    if (key) this.#prediction?.push([key, numberAt(row, at.value)])
    else if (labels.keyOf(labels.settingLabels, label) === 'predictionKind') {
      this.#prediction?.push(['kind', labels.keyOf(labels.predictionKinds, cell?.text) ?? cell?.text])
    }
  }

  #raw(): unknown {
    const cell = (key: labels.Setting) => this.#settings.get(key)?.cells.get(at.value)
    const word = (key: labels.Setting) => cell(key)?.text
    const number = (key: labels.Setting) => {
      const row = this.#settings.get(key)
      return (row && numberAt(row, at.value)) ?? undefined
    }
    const schedule = (Object.keys(labels.scheduleLabels) as labels.Setting[]).map((key) => [key, number(key)])
    const [month, year] = [number('month'), number('year')]
    const counts = labels.keyOf(labels.answers, word('countsPreparation'))
    return {
      valuation: {
        terms: this.#terms,
        sharedTerms: this.#shared.flatMap(({ id }) => id ?? []),
        formulas: this.#formulas,
        schedule: Object.fromEntries(schedule),
        calendar: { month: month ?? 30, year: year ?? 365 },
        countsPreparation: counts === null ? undefined : counts === 'yes',
        startsOn: dateOf(cell('startsOn')),
        recoverBy: number('recoverBy') ?? null,
        period: labels.keyOf(labels.periods, word('period')) ?? word('period'),
        seed: number('seed'),
        scenarios: this.#scenarios.map(({ name, values }) => ({ name, values: Object.fromEntries(values) })),
        options: this.#options.map(({ kind, terms, formulas, schedule: own }) => ({
          kind,
          terms,
          ...(formulas && { formulas: Object.fromEntries(formulas) }),
          ...(own && { schedule: Object.fromEntries(own) }),
        })),
        prediction: this.#prediction && Object.fromEntries(this.#prediction),
      },
      shared: this.#shared.map(({ term }) => term),
    }
  }

  /** Units and formulas that cannot be read, at their cells. */
  #notes(valuation: Valuation, shared: readonly (Term | null)[]): ValueNote[] {
    const note = (path: string, code: ValueNote['code'], reason?: Text): ValueNote[] => {
      const place = this.#places.get(path)
      const text = place ? textAt(place.row, place.column) : ''
      // What is still to be filled in needs no mention.
      return place && text.trim() !== '' ? [{ code, cell: place.cell, text, ...(reason && { reason }) }] : []
    }
    const units = (path: string, terms: readonly (Term | null)[]) =>
      terms.flatMap((term, index) => (!term || unitOf(term) ? [] : note(`${path}.${index}.unit`, 'unknownUnit')))
    const formula = (path: string, error: FormulaError | undefined) =>
      error ? note(path, 'unclearFormula', formulaErrorText(error)) : []
    const known = shared.flatMap((term) => (term && valuation.sharedTerms.includes(term.id) ? [term] : []))
    const model = modelOfValuation(valuation, known, { days: null, cost: null })
    const { errors } = readModel(model)
    return [
      ...units('valuation.terms', valuation.terms),
      ...units('shared', shared),
      ...valuation.formulas.flatMap(({ name }, index) => formula(`valuation.formulas.${index}.text`, errors.get(name))),
      ...valuation.options.flatMap((option, index) => {
        const path = `valuation.options.${index}`
        const own = Object.keys(option.formulas ?? {})
        const wrong = own.length > 0 ? readModel(modelOf(model, option)).errors : errors
        return [
          ...units(`${path}.terms`, option.terms),
          ...own.flatMap((name) => formula(`${path}.formulas.${name}`, wrong.get(name))),
        ]
      }),
    ]
  }

  #place(path: string, row: GridRow, column: number): void {
    const cell = cellAddress(this.#columns.get(column) ?? column, row.number)
    this.#places.set(path, { row, column, cell })
  }

  #headCell(): string {
    return cellAddress(this.#sheetColumns.get(at.section)!, this.#rows[0]!.number)
  }

  /** The cell of what the schema refused, or of the nearest thing around it. */
  #problem(path: PropertyKey[]): ValueProblem {
    for (let length = path.length; length > 0; length--) {
      const place = this.#places.get(path.slice(0, length).join('.'))
      if (!place) continue
      const { row, column, cell } = place
      const range = column === at.best ? unorderedRange(row) : null
      return range === null
        ? { code: 'unreadableValue', cell, text: textAt(row, column) }
        : { code: 'unorderedRange', cell, text: range }
    }
    return { code: 'unreadableValue', cell: this.#headCell(), text: '' }
  }
}

/** The numbers of a term's range where they do not ascend, else null. */
function unorderedRange(row: GridRow): string | null {
  const numbers = [at.low, at.best, at.high].flatMap((column) => numberAt(row, column) ?? [])
  const [low = NaN, best = NaN, high = NaN] = numbers
  if (![low, best, high].every(Number.isFinite)) return null
  return low <= best && best <= high ? null : numbers.join(' / ')
}

const readSchema = z.object({ valuation: valuationSchema, shared: z.array(termSchema.nullable()) })
