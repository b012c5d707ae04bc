import { z } from 'zod'
import { cellAddress, type Grid, type GridRow } from '../../worksheet/grid'
import { readId } from '../../worksheet/row-ids'
import { nameKey } from '../formula/tokens'
import { termSchema } from '../term'
import { valuationSchema } from '../valuation'
import { fingerprint, termFingerprint } from './fingerprint'
import * as labels from './labels'
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
}

export interface ValueProblem {
  code: 'unreadableValue' | 'unorderedRange'
  cell: string
  text: string
}

/** Rows at the top among which the title is looked for. */
const TITLE_ROWS = 5

/** Whether a sheet, under whatever name, starts with the title of the one with the values. */
export function isValueSheet({ rows }: Grid): boolean {
  const title = { title: labels.title }
  return rows.slice(0, TITLE_ROWS).some(({ cells }) => labels.keyOf(title, cells.get(at.section)?.text) !== null)
}

/** Reads the sheet; null for any other. */
export function readValues(grid: Grid): ValueReading[] | null {
  if (!isValueSheet(grid)) return null
  const blocks: GridRow[][] = []
  for (const row of grid.rows) {
    if (labels.keyOf(labels.sections, row.cells.get(at.section)?.text) === 'useCase') blocks.push([row])
    else blocks.at(-1)?.push(row)
  }
  return blocks.map((block) => new BlockReader(block).read())
}

type RawTerm = Record<string, unknown>

interface RawOption {
  kind: unknown
  terms: RawTerm[]
  formulas?: [string, string][]
  schedule?: [string, unknown][]
}

/** Reads the rows of one use case into what the schema then judges; cells are told by the path of what they hold. */
class BlockReader {
  readonly #rows: GridRow[]
  readonly #terms: RawTerm[] = []
  readonly #shared: { id: string | null; term: RawTerm | null; exported: string | null }[] = []
  readonly #formulas: unknown[] = []
  readonly #settings = new Map<labels.Setting, GridRow>()
  readonly #scenarios: { name: string; values: [string, unknown][] }[] = []
  readonly #options: RawOption[] = []
  #prediction: [string, unknown][] | null = null
  readonly #memberNames = new Map<string, string>()
  readonly #ids = new Set<string>()
  readonly #places = new Map<string, string>()

  constructor(rows: GridRow[]) {
    this.#rows = rows
  }

  read(): ValueReading {
    const [head, ...rows] = this.#rows
    let section: labels.Section | null = null
    for (const row of rows) {
      const begun = labels.keyOf(labels.sections, row.cells.get(at.section)?.text)
      if (begun) this.#begin((section = begun), row)
      else if (section) this.#readRow(section, row)
    }
    const exported = head!.cells.get(at.key)?.text ?? null
    const place = {
      rowId: readId(head!.cells.get(at.id)?.text),
      no: head!.cells.get(at.no)?.text.trim() || null,
      fingerprint: exported,
      memberNames: Object.fromEntries(this.#memberNames),
    }
    const parsed = readSchema.safeParse(this.#raw())
    if (!parsed.success) {
      const problem = this.#problem(parsed.error.issues[0]?.path ?? [])
      return { ...place, value: null, isChanged: true, problem }
    }
    const { valuation, shared: terms } = parsed.data
    const shared = this.#shared.map(({ id, exported: was }, index): RowValue['shared'][number] => {
      const term = terms[index] ?? null
      return { id, term, isChanged: term !== null && id !== null && was !== termFingerprint(term) }
    })
    const isChanged = exported !== fingerprint(valuation) || shared.some((each) => each.isChanged || each.id === null)
    return { ...place, value: { valuation, shared }, isChanged, problem: null }
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
      option.formulas?.push([name, text])
      return
    }
    const [kind, every] = [textAt(row, at.kind), textAt(row, at.every)]
    this.#place(`valuation.formulas.${this.#formulas.length}`, row, at.kind)
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

  #place(path: string, row: GridRow, column: number): void {
    this.#places.set(path, cellAddress(column, row.number))
  }

  /** The cell of what the schema refused, or of the nearest thing around it. */
  #problem(path: PropertyKey[]): ValueProblem {
    for (let length = path.length; length > 0; length--) {
      const cell = this.#places.get(path.slice(0, length).join('.'))
      if (!cell) continue
      const range = this.#unordered(cell)
      return range === null
        ? { code: 'unreadableValue', cell, text: this.#textOf(cell) }
        : { code: 'unorderedRange', cell, text: range }
    }
    return { code: 'unreadableValue', cell: cellAddress(at.section, this.#rows[0]!.number), text: '' }
  }

  /** The numbers of a term's range that do not ascend; null at any other cell. */
  #unordered(address: string): string | null {
    const row = this.#rows.find(({ number }) => cellAddress(at.best, number) === address)
    const numbers = row ? [at.low, at.best, at.high].flatMap((column) => numberAt(row, column) ?? []) : []
    const [low = NaN, best = NaN, high = NaN] = numbers
    if (![low, best, high].every(Number.isFinite)) return null
    return low <= best && best <= high ? null : numbers.join(' / ')
  }

  #textOf(address: string): string {
    for (const { number, cells } of this.#rows) {
      for (const [column, { text }] of cells) if (cellAddress(column, number) === address) return text
    }
    return ''
  }
}

const readSchema = z.object({ valuation: valuationSchema, shared: z.array(termSchema.nullable()) })
