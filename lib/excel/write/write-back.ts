import type { FidelityCode, FidelityNote, FidelityReport } from '../../domain/worksheet/fidelity'
import { cellAddress, parseRange } from '../../domain/worksheet/grid'
import type { SheetEdits } from '../../domain/worksheet/sheet-edits'
import type { PlannedSheet } from '../../domain/worksheet/added-plan'
import { Refusal } from '../read/refusal'
import { Styles } from '../read/styles'
import { readWorkbookPart } from '../read/workbook'
import { addSheets } from './added-sheets'
import { hideColumn } from './columns'
import { Dependents, type ChangedCells } from './dependents'
import { changeLinks } from './links'
import { findWorkbook, PackageEditor, type WorkbookParts } from './package'
import { setCustomProperty } from './properties'
import { growRanges } from './ranges'
import { SheetPart } from './sheet-part'
import { SheetWriter } from './sheet-writer'
import { Splices, withAttributes } from './splices'

export interface WriteBackOptions {
  /** Custom document properties to set, by name. */
  properties?: Record<string, string>
  /** Sheets of the product's own. */
  added?: readonly PlannedSheet[]
}

/**
 * Writes edits into the package of a person's own file. Parts that nothing asks to change are copied as they lie in
 * it; in a changed part only the bytes of the changed elements are others.
 * @param bytes the file as it was uploaded
 * @param edits by sheet, as `planRows` and `planChanges` yield them
 * @returns the new file, and a report of what was kept and what was not
 * @throws Refusal when the package cannot be read or lacks a sheet
 */
export function writeBack(
  bytes: Uint8Array,
  edits: SheetEdits[],
  { properties = {}, added = [] }: WriteBackOptions = {},
): { bytes: Uint8Array<ArrayBuffer>; report: FidelityReport } {
  const editor = new PackageEditor(bytes)
  const workbook = findWorkbook(editor)
  const writing = new WorkbookWriting(editor, workbook)
  for (const each of edits) writing.write(each)
  writing.add(added)
  writing.finish(edits)
  for (const [name, value] of Object.entries(properties)) setCustomProperty(editor, name, value)
  return { bytes: editor.bytes(), report: { ...editor.report(), ...writing.report } }
}

class WorkbookWriting {
  readonly report: Omit<FidelityReport, 'identical' | 'changed' | 'added' | 'removed'> = {
    cells: [],
    priorities: [],
    rowsAppended: [],
    fullCalcOnLoad: false,
    notes: [],
  }
  readonly #editor: PackageEditor
  readonly #workbook: WorkbookParts
  readonly #changed: ChangedCells = new Map()
  #styles: Styles | null = null
  #needsCalculation = false
  #formulasChanged = false

  constructor(editor: PackageEditor, workbook: WorkbookParts) {
    this.#editor = editor
    this.#workbook = workbook
  }

  write(edits: SheetEdits): void {
    const name = this.#partOf(edits.sheet)
    const part = new SheetPart(this.#editor.read(name), name)
    const outcome = new SheetWriter(part, edits, () => this.#readStyles()).write()
    const notes: FidelityNote[] = [...edits.notes, ...outcome.notes]
    const note = (code: FidelityCode, cell: string | null, text: string) => {
      notes.push({ code, sheet: edits.sheet, cell, text })
    }
    changeLinks(this.#editor, name, part, edits.cells, note)
    growRanges(this.#editor, name, part, edits, note)
    if (edits.newIdColumn !== null) hideColumn(part, edits.newIdColumn)
    this.#notePrintArea(edits, note)
    this.#editor.splice(name, part.splices)

    this.report.cells.push(...outcome.cells)
    this.report.priorities.push(...outcome.priorities)
    this.report.rowsAppended.push(...edits.appended.map((row) => ({ sheet: edits.sheet, row })))
    this.report.notes.push(...notes)
    this.#changed.set(edits.sheet.toLowerCase(), outcome.changed)
    this.#needsCalculation ||= outcome.needsCalculation
    this.#formulasChanged ||= outcome.formulasChanged
  }

  /** The formulas of sheets that are added come with results, which Excel is asked to check all the same. */
  add(sheets: readonly PlannedSheet[]): void {
    if (sheets.length === 0) return
    addSheets(this.#editor, this.#workbook, sheets)
    this.#needsCalculation = true
    this.#formulasChanged = true
  }

  /** What other formulas ask for, and the calculation order. */
  finish(edits: SheetEdits[]): void {
    const isChanged = [...this.#changed.values()].some((cells) => cells.length > 0)
    if (isChanged) this.#noteDependents(edits)
    if (this.#needsCalculation) this.#askForCalculation()
    if (this.#formulasChanged) this.#dropCalculationOrder()
  }

  #partOf(sheet: string): string {
    const found = this.#workbook.sheets.find(({ name }) => name === sheet)
    if (!found) throw new Refusal('damaged', `no sheet ${sheet}`)
    return found.part
  }

  #readStyles(): Styles {
    if (this.#styles) return this.#styles
    const { name } = this.#workbook
    const part = [...this.#editor.relationships(name).values()].find(({ type, target }) => {
      return type === 'styles' && this.#editor.has(target)
    })?.target
    const { date1904 } = readWorkbookPart(this.#editor.read(name), name)
    this.#styles = new Styles(part === undefined ? null : { name: part, bytes: this.#editor.read(part) }, date1904)
    return this.#styles
  }

  #noteDependents(edits: SheetEdits[]): void {
    const dependents = new Dependents(this.#editor.markup(this.#workbook.name), this.#changed)
    for (const { name, part } of this.#workbook.sheets) {
      if (!this.#editor.has(part) || !/<(?:[\w.-]+:)?f[\s>]/.test(this.#editor.read(part).toString('latin1'))) continue
      const priority = edits.find(({ sheet }) => sheet === name)?.priority ?? null
      const formula = dependents.in(name, new SheetPart(this.#editor.read(part), part), priority)
      if (formula === null) continue
      this.report.notes.push({ code: 'recalculated', sheet: name, cell: null, text: formula })
      this.#needsCalculation = true
      return
    }
  }

  #askForCalculation(): void {
    this.report.fullCalcOnLoad = true
    const { name } = this.#workbook
    const markup = this.#editor.markup(name)
    const splices = new Splices()
    const tag = markup.find('calcPr')
    if (tag) {
      const source = markup.source(tag.start, tag.end)
      splices.replace(tag.start, tag.end, withAttributes(source, { fullCalcOnLoad: '1' }))
    } else {
      // The schema's order: after these, before everything else.
      const before = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']
      const last = before.flatMap((local) => markup.find(local) ?? []).map((each) => markup.endOf(each))
      splices.insert(Math.max(...last), `<${markup.prefix}calcPr fullCalcOnLoad="1"/>`)
    }
    this.#editor.splice(name, splices)
  }

  /** A record that names cells without formulas is damage to Excel; without a record it makes a new one. */
  #dropCalculationOrder(): void {
    const { name } = this.#workbook
    const part = [...this.#editor.relationships(name).values()].find(({ type }) => type === 'calcChain')?.target
    if (part === undefined || !this.#editor.has(part)) return
    this.#editor.remove(part, name)
    this.report.notes.push({ code: 'calcChainRemoved', sheet: '', cell: null, text: '' })
  }

  #notePrintArea(
    { sheet, appended }: SheetEdits,
    note: (code: FidelityCode, cell: string | null, text: string) => void,
  ) {
    const last = appended.at(-1)
    if (last === undefined) return
    const markup = this.#editor.markup(this.#workbook.name)
    const index = readWorkbookPart(this.#editor.read(this.#workbook.name), this.#workbook.name).sheets.findIndex(
      ({ name }) => name === sheet,
    )
    for (const tag of markup.all('definedName')) {
      const isArea = markup.attribute(tag, 'name')?.value === '_xlnm.Print_Area'
      if (!isArea || markup.attribute(tag, 'localSheetId')?.value !== String(index)) continue
      const text = markup.text(tag)
      const range = parseRange(text.slice(text.lastIndexOf('!') + 1))
      if (range && range.bottom < last) note('printAreaKept', cellAddress(range.left, range.top), text)
    }
  }
}
