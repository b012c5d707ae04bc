import { z } from 'zod'
import type { Text } from '../core/text'
import { err, ok, type Result } from '../core/result'
import { storableText } from './cell-text'
import { isExtraKey, isFieldKey, type CellKey } from './fields'
import type { Grid } from './grid'
import type { SheetReading } from './sheet-reading'
import { bodyOf, planRows } from './write-back'
import type { SheetEdits, WantedRow } from './sheet-edits'

/**
 * Changes to the worksheets of a file as a list that people and programs write: cells by row of the sheet or by a No
 * that is unique, rows to add and rows to delete. They are applied in their order.
 */

const written = z.union([z.number(), z.boolean()]).transform((value) => String(value).toUpperCase())
const value = z.union([z.string(), written, z.null()])
const place = { sheet: z.string().optional() }
const changeSchema = z.union([
  z.strictObject({ ...place, sheetRow: z.int(), field: z.string(), value }),
  z.strictObject({ ...place, no: z.union([z.string(), z.number().transform(String)]), field: z.string(), value }),
  z.strictObject({ ...place, append: z.record(z.string(), value) }),
  z.strictObject({ ...place, delete: z.int() }),
])
export const changesSchema = z.array(changeSchema)
export type Change = z.infer<typeof changeSchema>

/** Why a list of changes was refused; `at` is the number of the change, from 1. */
export interface ChangeError {
  code: ChangeErrorCode
  at: number
  /** The name, number or sheet that the sentence mentions. */
  text: string
}

const texts = {
  sheetNeeded: (text) => ({
    ja: `ワークシートが複数あります(${text})。"sheet" で1つを指定してください。`,
    en: `The file has several worksheets (${text}). Name one with "sheet".`,
  }),
  sheetUnknown: (text) => ({
    ja: `「${text}」という名前のワークシートはありません。`,
    en: `There is no worksheet named “${text}”.`,
  }),
  fieldUnknown: (text) => ({
    ja: `「${text}」という項目はありません。追加の列は "extra:見出し" と書いてください。`,
    en: `There is no field “${text}”. Write a column of your own as "extra:<header>".`,
  }),
  priorityComputed: () => ({
    ja: '優先度は緊急度などから自動計算されるため、書き込めません。',
    en: 'The priority is computed from the ratings and cannot be written.',
  }),
  fieldMissing: (text) => ({
    ja: `「${text}」の列がこのワークシートにありません。`,
    en: `The worksheet has no column for “${text}”.`,
  }),
  rowOutside: (text) => ({
    ja: `${text}行目は表の範囲にありません。`,
    en: `Row ${text} is not part of the table.`,
  }),
  noUnknown: (text) => ({ ja: `Noが「${text}」の行はありません。`, en: `No row has the No “${text}”.` }),
  noAmbiguous: (text) => ({
    ja: `Noが「${text}」の行が複数あります。"sheetRow" で行を指定してください。`,
    en: `Several rows have the No “${text}”. Name the row with "sheetRow".`,
  }),
} as const satisfies Record<string, (text: string) => Text>

type ChangeErrorCode = keyof typeof texts

/** The refusal as a sentence that names the change. */
export function changeErrorText({ code, at, text }: ChangeError): Text {
  const { ja, en } = texts[code](text)
  return { ja: `${at}番目の変更: ${ja}`, en: `Change ${at}: ${en}` }
}

/**
 * Plans the changes of every sheet they reach.
 * @param sheets the worksheets of the file with their grids, read with the example row
 * @returns err for the first change that names what the file does not have
 */
export function planChanges(
  sheets: { grid: Grid; sheet: SheetReading }[],
  changes: Change[],
): Result<SheetEdits[], ChangeError> {
  const drafts = sheets.map(({ grid, sheet }) => new Draft(grid, sheet))
  for (const [index, change] of changes.entries()) {
    const refuse = (code: ChangeErrorCode, text: string) => err({ code, at: index + 1, text })
    const named = drafts.filter(({ name }) => change.sheet === undefined || name === change.sheet)
    if (named.length === 0) return refuse('sheetUnknown', change.sheet ?? '')
    if (named.length > 1) return refuse('sheetNeeded', drafts.map(({ name }) => name).join(', '))
    const problem = named[0]!.apply(change)
    if (problem) return refuse(...problem)
  }
  return ok(drafts.filter(({ isChanged }) => isChanged).map((draft) => draft.plan()))
}

type Problem = [code: ChangeErrorCode, text: string]

class Draft {
  isChanged = false
  readonly #grid: Grid
  readonly #sheet: SheetReading
  readonly #rows: WantedRow[]
  readonly #lastRow: number
  readonly #numbers: Map<number, string>

  constructor(grid: Grid, sheet: SheetReading) {
    this.#grid = grid
    this.#sheet = sheet
    this.#rows = sheet.rows.map(({ sheetRow, cells }) => ({ sheetRow, cells: { ...cells } }))
    const { lastRow, numbers } = bodyOf(grid, sheet)
    this.#lastRow = lastRow
    this.#numbers = numbers
  }

  get name(): string {
    return this.#sheet.name
  }

  plan(): SheetEdits {
    return planRows(this.#grid, this.#sheet, this.#rows)
  }

  apply(change: Change): Problem | null {
    this.isChanged = true
    if ('append' in change) return this.#append(change.append)
    if ('delete' in change) return this.#delete(change.delete)
    const row = 'no' in change ? this.#rowOf(change.no) : change.sheetRow
    if (typeof row !== 'number') return row
    if (!this.#isInTable(row)) return ['rowOutside', String(row)]
    return this.#set(this.#wanted(row), change.field, change.value)
  }

  #append(values: Record<string, string | null>): Problem | null {
    const row: WantedRow = { sheetRow: null, cells: {} }
    this.#rows.push(row)
    for (const [field, value] of Object.entries(values)) {
      const problem = this.#set(row, field, value)
      if (problem) return problem
    }
    return null
  }

  #delete(row: number): Problem | null {
    if (!this.#isInTable(row)) return ['rowOutside', String(row)]
    const index = this.#rows.findIndex(({ sheetRow }) => sheetRow === row)
    // A row without content is as empty as a deleted one.
    if (index >= 0) this.#rows.splice(index, 1)
    return null
  }

  #set({ cells }: WantedRow, field: string, value: string | null): Problem | null {
    const key = this.#keyOf(field)
    if (key === null && field === 'priority') return ['priorityComputed', field]
    if (key === null) return ['fieldUnknown', field]
    if (!this.#sheet.columns.some((column) => column.key === key)) return ['fieldMissing', field]
    const text = storableText(value ?? '')
    if (text.trim() === '') delete cells[key]
    else cells[key] = text
    return null
  }

  /** A column of the person's own may be named by its header alone, as long as no field is called so. */
  #keyOf(field: string): CellKey | null {
    if (isFieldKey(field) || isExtraKey(field)) return field
    const own: CellKey = `extra:${field}`
    return this.#sheet.columns.some(({ key }) => key === own) ? own : null
  }

  #isInTable(row: number): boolean {
    return row > this.#sheet.headerRow && row <= this.#lastRow
  }

  #wanted(number: number): WantedRow {
    const found = this.#rows.find(({ sheetRow }) => sheetRow === number)
    if (found) return found
    const no = this.#numbers.get(number)
    const row: WantedRow = { sheetRow: number, cells: no === undefined ? {} : { no } }
    const next = this.#rows.findIndex(({ sheetRow }) => sheetRow === null || sheetRow > number)
    this.#rows.splice(next < 0 ? this.#rows.length : next, 0, row)
    return row
  }

  #rowOf(no: string): number | Problem {
    const plain = (text: string) => text.normalize('NFKC').trim()
    const rows = [...this.#numbers].flatMap(([row, each]) => (plain(each) === plain(no) ? [row] : []))
    if (rows.length === 0) return ['noUnknown', no]
    return rows.length === 1 ? rows[0]! : ['noAmbiguous', no]
  }
}
