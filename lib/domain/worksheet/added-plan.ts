import { readReadiness } from '../readiness/sheet-read'
import { readValues } from '../value/sheet/read'
import { gridOf, type AddedSheet } from './added-sheet'
import type { FidelityNote } from './fidelity'
import { isProductField } from './fields'
import type { Grid } from './grid'
import type { Cells } from './model'
import { readScoring, rowsMeant, type Named } from './scoring-sheet'

/** How the sheets that the product adds go into a person's own file, which may have some of them already. */

/** A sheet to be put into a file. */
export interface PlannedSheet {
  sheet: AddedSheet
  /** Name of the file's sheet that it is put in place of; null adds it. */
  replaces: string | null
}

export interface AddedPlan {
  sheets: PlannedSheet[]
  notes: FidelityNote[]
  /** The fields that have no column are in the file, on a sheet of their own. */
  hasScoring: boolean
}

/** What a sheet of a kind says: of which use cases, and all of it but the ids, which differ from export to export. */
interface Saying {
  kind: 'values' | 'readiness' | 'scoring'
  named: readonly Named[]
  content: string
}

function sayingOf(grid: Grid): Saying | null {
  const values = readValues(grid)
  if (values) {
    const content = values.map(({ no, value, problem }) => [no, value, problem])
    return { kind: 'values', named: values, content: JSON.stringify(content) }
  }
  const readiness = readReadiness(grid)
  if (readiness) {
    const useCases = readiness.useCases.map(({ no, datasets, fit }) => [no, datasets, fit])
    const content = JSON.stringify([useCases, readiness.datasets, readiness.issues])
    return { kind: 'readiness', named: readiness.useCases, content }
  }
  const scoring = readScoring(grid)?.filter(({ cells }) => Object.keys(cells).length > 0)
  return scoring
    ? { kind: 'scoring', named: scoring, content: JSON.stringify(scoring.map(({ no, cells }) => [no, cells])) }
    : null
}

/**
 * Decides which of the sheets are put into a file: those that it lacks, and those that say something else there.
 * @param grids the file's sheets
 * @param worksheets how many of them are worksheets: with several, rows could not be told by their No
 * @param rows those of the worksheet, as the file shall hold them
 */
export function planAdded(
  added: readonly AddedSheet[],
  grids: readonly Grid[],
  worksheets: number,
  rows: readonly { rowId: string | null; cells: Cells }[],
): AddedPlan {
  const plan: AddedPlan = { sheets: [], notes: [], hasScoring: false }
  const note = (code: FidelityNote['code'], sheet: string) =>
    plan.notes.push({ code, sheet: '', cell: null, text: sheet })
  if (worksheets > 1) {
    for (const { name } of added) note('sheetLeftOut', name)
    return plan
  }
  const inFile = grids.flatMap((grid) => {
    const saying = sayingOf(grid)
    return saying ? [{ ...saying, name: grid.name }] : []
  })
  for (const sheet of added) {
    const saying = sayingOf(gridOf(sheet))
    const known = inFile.find(({ kind }) => kind === saying?.kind)
    plan.hasScoring ||= saying?.kind === 'scoring'
    if (saying && rowsMeant(rows, saying.named).length < saying.named.length) note('rowsUntold', sheet.name)
    if (known && known.content === saying?.content) continue
    plan.sheets.push({ sheet, replaces: known?.name ?? null })
    note(known ? 'sheetReplaced' : 'sheetAdded', known?.name ?? sheet.name)
  }
  return plan
}

/** The notes of a sheet less those that the added sheets make untrue. */
export function notesWith(notes: readonly FidelityNote[], { hasScoring }: AddedPlan): FidelityNote[] {
  return notes.filter(({ code, text }) => !(hasScoring && code === 'noColumn' && isProductField(text)))
}
