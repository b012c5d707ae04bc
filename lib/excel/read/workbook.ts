import type { Grid } from '../../domain/worksheet/grid'
import { MAX_UPLOAD_BYTES } from '../../domain/worksheet/intake-errors'
import { MAX_FORMULA_LENGTH, MAX_NAMES, MAX_SHEETS } from '../limits'
import { Budget } from './budget'
import { readDelimited } from './delimited'
import { kindByBytes, kindByParts } from './kind'
import { Refusal } from './refusal'
import { readRelationships } from './relationships'
import { readSheet } from './sheet'
import { Styles } from './styles'
import { TableReader } from './tables'
import { readSharedStrings } from './text'
import { foreignAttribute, isTrue, readXml } from './xml'
import { ZipPackage } from './zip'

/**
 * Every worksheet of an .xlsx file, in the order of its tabs, or the one sheet of a CSV or TSV file.
 * Of a package only the workbook, its sheets, shared strings and styles are inflated.
 * @throws Refusal when the file is something else, damaged, hostile or beyond the limits.
 */
export function readGrids(bytes: Uint8Array): Grid[] {
  if (bytes.byteLength > MAX_UPLOAD_BYTES) throw new Refusal('tooLarge', `${bytes.byteLength} bytes`)
  const kind = kindByBytes(bytes)
  const budget = new Budget()
  if (kind === 'text') return [readDelimited(bytes, budget)]
  if (kind !== 'package') throw new Refusal(kind, 'by its first bytes')

  const zip = new ZipPackage(bytes)
  const workbookPart = [...readRelationships(zip, '').values()].find(({ type }) => type === 'officeDocument')?.target
  const isWorkbook = workbookPart !== undefined && zip.has(workbookPart) && /\.xml$/i.test(workbookPart)
  if (!isWorkbook || isOtherDocument(workbookPart)) throw new Refusal(kindByParts(zip), 'no workbook part')

  const { sheets, names, date1904 } = readWorkbookPart(zip.read(workbookPart), workbookPart)
  const relationships = readRelationships(zip, workbookPart)
  const partOf = (type: string) => {
    const name = [...relationships.values()].find((each) => each.type === type && zip.has(each.target))?.target
    return name === undefined ? null : { name, bytes: zip.read(name) }
  }
  const stringsPart = partOf('sharedStrings')
  const strings = stringsPart && readSharedStrings(stringsPart.bytes, stringsPart.name)
  const styles = new Styles(partOf('styles'), date1904)
  const tables = new TableReader(zip)

  return sheets.flatMap(({ name, hidden, relationshipId }, index) => {
    const relationship = relationships.get(relationshipId)
    // Chart sheets and macro sheets hold no cells.
    if (relationship && relationship.type !== 'worksheet') return []
    if (!relationship) throw new Refusal('damaged', `sheet ${name} leads nowhere`)
    const content = readSheet(zip.read(relationship.target), relationship.target, {
      strings,
      styles,
      budget,
    })
    return [{ name, hidden, ...content, tables: tables.of(relationship.target), names: namesFor(index, names) }]
  })
}

function isOtherDocument(part: string): boolean {
  return /^(word|ppt)\//i.test(part)
}

/** A sheet's own names prevail over those of the workbook. */
function namesFor(sheet: number, names: DefinedName[]): Map<string, string> {
  const usable = names.filter((each) => each.sheet === null || each.sheet === sheet)
  const ownLast = usable.sort((one, other) => Number(one.sheet !== null) - Number(other.sheet !== null))
  return new Map(ownLast.map(({ name, formula }) => [name, formula]))
}

interface DefinedName {
  /** In lower case. */
  name: string
  /** Index of the only sheet that may use it, null when all may. */
  sheet: number | null
  formula: string
}

export interface SheetEntry {
  name: string
  hidden: boolean
  relationshipId: string
}

/** The sheets that the workbook part lists, in the order of the tabs, its defined names, and how its dates count. */
export function readWorkbookPart(
  bytes: Uint8Array,
  part: string,
): { sheets: SheetEntry[]; names: DefinedName[]; date1904: boolean } {
  const sheets: SheetEntry[] = []
  const names: DefinedName[] = []
  let date1904 = false
  let name: DefinedName | null = null
  readXml(bytes, part, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isTrue(attributes.date1904)
      else if (element === 'definedName') {
        const { localSheetId: sheet } = attributes
        name = { name: (attributes.name ?? '').toLowerCase(), sheet: sheet ? Number(sheet) : null, formula: '' }
      } else if (element === 'sheet') {
        if (sheets.length >= MAX_SHEETS) throw new Refusal('tooComplex', `more than ${MAX_SHEETS} sheets`)
        sheets.push({
          name: attributes.name ?? '',
          hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
          relationshipId: foreignAttribute(attributes, 'id') ?? '',
        })
      }
    },
    close(element) {
      if (element !== 'definedName') return
      // A name only helps to find the scale: one that is too long or too many is no reason to refuse a file.
      if (name && name.formula.length <= MAX_FORMULA_LENGTH && names.length < MAX_NAMES) names.push(name)
      name = null
    },
    text(text) {
      if (name && name.formula.length <= MAX_FORMULA_LENGTH) name.formula += text
    },
  })
  return { sheets, names, date1904 }
}
