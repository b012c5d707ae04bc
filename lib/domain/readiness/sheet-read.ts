import { z } from 'zod'
import { nameSchema } from '../core/line'
import { cellAddress, type Grid, type GridCell, type GridRow } from '../worksheet/grid'
import { issue, type Issue } from '../worksheet/issues'
import { isRowIdHeader, readId } from '../worksheet/row-ids'
import { type Answer, answers, datasetFactsSchema, MAX_DATASET_NAME, MAX_DATASET_TEXT } from './dataset'
import { type Fit, fitSchema, MAX_FIT_REASON } from './fit'
import { fitChecks, fitTexts } from './fit-checks'
import type { NamedAssessment, NamedDataset } from './sheet'
import { answerTexts, type Header, headers, type Item, items, labelKey, type Table, tables } from './sheet-items'

/** What the sheet says of one use case. */
export interface AssessmentRow extends NamedAssessment {
  rowId: string | null
  no: string | null
}

export interface ReadinessReading {
  useCases: AssessmentRow[]
  /** With what the sheet says about them; a dataset that is only named is not among them. */
  datasets: NamedDataset[]
  /** What could not be read, at its place. */
  issues: Issue[]
}

/** Datasets and use cases of one sheet: more is nobody's inventory. */
const MAX_DATASETS = 1_000
const MAX_USE_CASES = 10_000
const MAX_REQUIRED = 50
/** Rows at the top among which its first table begins, title and what somebody put above it included. */
const HEADER_WITHIN = 50

const nameOf = nameSchema(MAX_DATASET_NAME)

/** Reads the sheet under whatever name; null for one without the table of use cases or that of datasets. */
export function readReadiness(grid: Grid): ReadinessReading | null {
  // Every sheet of a file comes by here: one of 10,000 rows that is no such sheet must not be read to its end.
  if (!grid.rows.slice(0, HEADER_WITHIN).some(headerOf)) return null
  const reader = new SheetReader(grid)
  return reader.read()
}

/** The columns of the table that a row begins, by header; null for a row that is no header. */
function headerOf({ cells }: GridRow): { table: Table; columns: Map<Header, number>; idColumn: number | null } | null {
  // Of two columns with one header the left one: a copy is put behind its original.
  const fromTheRight = [...cells].sort(([one], [other]) => other - one)
  const texts = new Map(fromTheRight.map(([column, { text }]) => [labelKey(text), column]))
  const columnOf = (header: Header) =>
    texts.get(labelKey(headers[header].ja)) ?? texts.get(labelKey(headers[header].en))
  for (const table of ['useCases', 'datasets', 'fit'] as const) {
    if (!tables[table].key.every((header) => columnOf(header) !== undefined)) continue
    const columns = new Map<Header, number>()
    for (const header of tables[table].columns) {
      const column = columnOf(header)
      if (column !== undefined) columns.set(header, column)
    }
    const idColumn = [...cells].find(([, { text }]) => isRowIdHeader(text))?.[0] ?? null
    return { table, columns, idColumn }
  }
  return null
}

class SheetReader {
  readonly #grid: Grid
  readonly #issues: Issue[] = []
  readonly #useCases = new Map<string, AssessmentRow>()
  readonly #facts = new Map<string, z.input<typeof datasetFactsSchema>>()
  readonly #fits = new Map<string, { [check in (typeof fitChecks)[number]]?: Fit[check] }>()
  #head: NonNullable<ReturnType<typeof headerOf>> | null = null
  #row: GridRow | null = null

  constructor(grid: Grid) {
    this.#grid = grid
  }

  read(): ReadinessReading | null {
    const seen = new Set<Table>()
    for (const row of this.#grid.rows) {
      const head = headerOf(row)
      this.#row = row
      if (head) {
        this.#head = head
        seen.add(head.table)
      } else if (this.#head?.table === 'useCases') this.#readUseCase()
      else if (this.#head?.table === 'datasets') this.#readItem()
      else if (this.#head?.table === 'fit') this.#readCheck()
    }
    if (!seen.has('useCases') && !seen.has('datasets')) return null
    for (const [key, fit] of this.#fits) {
      const useCase = this.#useCases.get(key)
      if (useCase) useCase.fit = fitSchema.parse(fit)
    }
    const datasets = [...this.#facts].map(([name, facts]) => ({ name, facts: datasetFactsSchema.parse(facts) }))
    return { useCases: [...this.#useCases.values()], datasets, issues: this.#issues }
  }

  #cell(header: Header): GridCell | undefined {
    const column = this.#head?.columns.get(header)
    return column === undefined ? undefined : this.#row?.cells.get(column)
  }

  #text(header: Header): string {
    return this.#cell(header)?.text.trim() ?? ''
  }

  /**
   * Of a row about a use case: its id in the file, else its No; null for a row about none, such as a title. A row that
   * was copied in Excel took the id of its original along: it is told by its No.
   */
  #useCase(): { key: string; rowId: string | null; no: string | null } | null {
    const idColumn = this.#head?.idColumn ?? null
    const rowId = idColumn === null ? null : readId(this.#row?.cells.get(idColumn)?.text)
    const no = this.#text('no') || null
    const byNo = no === null ? null : { key: `No ${no}`, rowId: null, no }
    if (rowId === null) return byNo
    const original = this.#useCases.get(rowId)
    const isCopied = original && byNo && original.no !== no
    const isKnown = this.#head?.table === 'useCases' || (byNo && this.#useCases.has(byNo.key))
    return isCopied && isKnown ? byNo : { key: rowId, rowId, no }
  }

  #readUseCase(): void {
    // A title stands alone in its row, where a No would.
    const isTitle = [...(this.#row?.cells.values() ?? [])].filter(({ text }) => text.trim() !== '').length < 2
    const found = isTitle ? null : this.#useCase()
    if (!found || this.#useCases.has(found.key) || this.#useCases.size === MAX_USE_CASES) return
    const names = this.#text('required')
      .split('\n')
      .flatMap((line) => nameOf.safeParse(line).data ?? [])
    const datasets = [...new Set(names)].slice(0, MAX_REQUIRED)
    this.#useCases.set(found.key, { rowId: found.rowId, no: found.no, datasets, fit: {} })
  }

  #readItem(): void {
    const name = nameOf.safeParse(this.#text('dataset')).data
    const label = labelKey(this.#text('item'))
    const found = items.find(({ label: { ja, en } }) => label === labelKey(ja) || label === labelKey(en))
    if (name === undefined || !found) return
    if (!this.#facts.has(name) && this.#facts.size === MAX_DATASETS) return
    const facts = this.#facts.get(name) ?? { labels: {}, answers: {} }
    this.#facts.set(name, facts)
    this.#take(facts, found.item)
  }

  #take(facts: z.input<typeof datasetFactsSchema>, item: Item): void {
    switch (item.kind) {
      case 'text':
        facts[item.key] = this.#cut('answer', MAX_DATASET_TEXT)
        break
      case 'label':
        facts.labels = { ...facts.labels, [item.key]: this.#cut('answer', MAX_DATASET_TEXT) }
        break
      case 'state':
        facts.labels = { ...facts.labels, state: this.#answer('answer', [...answers, 'notNeeded']) }
        break
      case 'atPrediction':
        facts.atPrediction = this.#answer('answer', answers)
        break
      case 'amount':
        facts[item.key] = this.#amount(item.key === 'daysToReady' ? 10_000 : 1e15)
        break
      case 'question':
        facts.answers = {
          ...facts.answers,
          [item.key]: {
            answer: this.#answer('answer', answers),
            evidence: this.#cut('evidence', MAX_DATASET_TEXT),
            checkedBy: this.#cut('checkedBy', MAX_DATASET_TEXT),
            checkedOn: this.#day('checkedOn'),
          },
        }
    }
  }

  #readCheck(): void {
    const found = this.#useCase()
    const label = labelKey(this.#text('check'))
    const check = fitChecks.find((each) => {
      const { ja, en } = fitTexts[each].text
      return label === labelKey(ja) || label === labelKey(en)
    })
    if (!found || !check) return
    const said = { answer: this.#answer('fitAnswer', answers), reason: this.#cut('reason', MAX_FIT_REASON) }
    this.#fits.set(found.key, { ...this.#fits.get(found.key), [check]: said })
  }

  #cut(header: Header, maxLength: number): string {
    const text = this.#text(header)
    if (text.length <= maxLength) return text
    this.#note('longFact', header, { text, meaning: maxLength.toLocaleString('en') })
    return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
  }

  #answer<Known extends Answer | 'notNeeded'>(header: Header, known: readonly Known[]): Known | 'unknown' {
    const text = this.#text(header)
    if (text === '') return 'unknown'
    const plain = labelKey(text)
    const found = known.find((each) => {
      const { ja, en } = answerTexts[each]
      return plain === labelKey(ja) || plain === labelKey(en)
    })
    if (!found)
      this.#note('unclearAnswer', header, { text, meaning: known.map((each) => answerTexts[each].ja).join('・') })
    return found ?? 'unknown'
  }

  #amount(highest: number): number | null {
    const cell = this.#cell('answer')
    const text = this.#text('answer')
    if (text === '') return null
    const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
    const amount = cell?.number ?? (/^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN)
    if (amount >= 0 && amount <= highest) return amount
    this.#note('unclearAmount', 'answer', { text })
    return null
  }

  #day(header: Header): string | null {
    const cell = this.#cell(header)
    const text = this.#text(header)
    if (text === '') return null
    const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
    const [, year, month, day] = written ?? []
    const date = written
      ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
      : cell?.number === undefined
        ? ''
        : dayOfSerial(cell.number)
    if (z.iso.date().safeParse(date).success) return date
    this.#note('unclearDay', header, { text })
    return null
  }

  #note(
    code: 'unclearAnswer' | 'unclearAmount' | 'unclearDay' | 'longFact',
    at: Header,
    values: Issue['values'],
  ): void {
    const address = cellAddress(this.#head?.columns.get(at) ?? 0, this.#row?.number ?? 1)
    this.#issues.push(issue(code, `${this.#grid.name}!${address}`, values))
  }
}

/** Excel counts days from the end of 1899. */
function dayOfSerial(serial: number): string {
  const days = Math.floor(serial)
  return days > 0 && days < 2_958_466 ? new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10) : ''
}
