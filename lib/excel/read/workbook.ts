import type { Grid } from '../../domain/worksheet/grid'
import { MAX_UPLOAD_BYTES } from '../../domain/worksheet/intake-errors'
import { MAX_SHEETS } from '../limits'
import { Budget } from './budget'
import { readDelimited } from './delimited'
import { kindByBytes, kindByParts } from './kind'
import { Refusal } from './refusal'
import { readRelationships } from './relationships'
import { readSheet } from './sheet'
import { Styles } from './styles'
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

  const { sheets, date1904 } = readWorkbookPart(zip.read(workbookPart), workbookPart)
  const relationships = readRelationships(zip, workbookPart)
  const partOf = (type: string) => {
    const name = [...relationships.values()].find((each) => each.type === type && zip.has(each.target))?.target
    return name === undefined ? null : { name, bytes: zip.read(name) }
  }
  const stringsPart = partOf('sharedStrings')
  const strings = stringsPart && readSharedStrings(stringsPart.bytes, stringsPart.name)
  const styles = new Styles(partOf('styles'), date1904)

  return sheets.flatMap(({ name, hidden, relationshipId }) => {
    const relationship = relationships.get(relationshipId)
    // Chart sheets and macro sheets hold no cells.
    if (relationship && relationship.type !== 'worksheet') return []
    if (!relationship) throw new Refusal('damaged', `sheet ${name} leads nowhere`)
    const content = readSheet(zip.read(relationship.target), relationship.target, {
      strings,
      styles,
      budget,
    })
    return [{ name, hidden, ...content }]
  })
}

function isOtherDocument(part: string): boolean {
  return /^(word|ppt)\//i.test(part)
}

export interface SheetEntry {
  name: string
  hidden: boolean
  relationshipId: string
}

/** The sheets that the workbook part lists, in the order of the tabs, and how its dates count. */
export function readWorkbookPart(bytes: Uint8Array, part: string): { sheets: SheetEntry[]; date1904: boolean } {
  const sheets: SheetEntry[] = []
  let date1904 = false
  readXml(bytes, part, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      else if (name === 'sheet') {
        if (sheets.length >= MAX_SHEETS) throw new Refusal('tooComplex', `more than ${MAX_SHEETS} sheets`)
        sheets.push({
          name: attributes.name ?? '',
          hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
          relationshipId: foreignAttribute(attributes, 'id') ?? '',
        })
      }
    },
  })
  return { sheets, date1904 }
}
