import type { PlannedSheet } from '../../domain/worksheet/added-plan'
import type { AddedCell, AddedSheet } from '../../domain/worksheet/added-sheet'
import { cellAddress, columnName } from '../../domain/worksheet/grid'
import { cellText, xmlText } from '../drawing/text'
import { AddedStyles } from './added-styles'
import type { PackageEditor, WorkbookParts } from './package'
import { Splices } from './splices'

/**
 * Puts the sheets that the product adds into a person's package: as parts of their own behind its sheets, or in place
 * of such a sheet that it has. Texts stand in the cells themselves, so that no shared part changes but the styles.
 */

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
/** What a sheet that is replaced keeps, in the schema's order: how it is printed, drawings and comments. */
const KEPT = ['printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'drawing', 'legacyDrawing']

/** As wide as one landscape page of A3, as a drawn file is printed. */
const PAGE_SETUP = '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>'

/** @throws Refusal when the workbook or its styles cannot be read */
export function addSheets(editor: PackageEditor, workbook: WorkbookParts, sheets: readonly PlannedSheet[]): void {
  const styles = new AddedStyles(editor, workbook.name)
  for (const { sheet, replaces } of sheets) {
    const known = workbook.sheets.find(({ name }) => name === replaces)
    if (known) replaceSheet(editor, known.part, sheet, styles)
    else addSheet(editor, workbook.name, sheet, styles)
  }
  styles.finish()
}

function replaceSheet(editor: PackageEditor, part: string, sheet: AddedSheet, styles: AddedStyles): void {
  const markup = editor.markup(part)
  const head = markup.source(0, markup.root.end)
  const kept = KEPT.flatMap((local) => {
    const tag = markup.find(local)
    return tag ? [markup.source(tag.start, markup.endOf(tag))] : []
  })
  const content = sheetContent(sheet, markup.prefix, styles) + kept.join('')
  editor.write(part, Buffer.from(`${head}${content}</${markup.root.name}>`))
}

function addSheet(editor: PackageEditor, workbookPart: string, sheet: AddedSheet, styles: AddedStyles): void {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  let number = 1
  while (editor.has(`${folder}worksheets/sheet${number}.xml`)) number++
  const target = `worksheets/sheet${number}.xml`
  const namespace = editor.isStrict ? STRICT_MAIN : MAIN
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
  const xml = `${declaration}<worksheet xmlns="${namespace}">${sheetContent(sheet, '', styles)}${PAGE_SETUP}</worksheet>`
  editor.add(folder + target, SHEET_TYPE, xml)
  listSheet(editor, workbookPart, sheet.name, editor.addRelationship(workbookPart, 'worksheet', target))
}

/** Lists a sheet last in the workbook, under a name that no other has. */
function listSheet(editor: PackageEditor, workbookPart: string, name: string, relationshipId: string): void {
  const markup = editor.markup(workbookPart)
  const names = new Set<string>()
  let highest = 0
  for (const tag of markup.all('sheet')) {
    names.add((markup.attribute(tag, 'name')?.value ?? '').toLowerCase())
    highest = Math.max(highest, Number(markup.attribute(tag, 'sheetId')?.value) || 0)
  }
  let free = name
  for (let count = 2; names.has(free.toLowerCase()); count++) free = `${name} (${count})`
  // Prefix and declaration of its own: some programs know the id by no other prefix, whatever the workbook uses.
  const office = editor.isStrict ? STRICT_OFFICE : OFFICE
  const written = `${markup.prefix}sheet xmlns:r="${office}" name="${xmlText(free)}" sheetId="${highest + 1}"`
  const splices = new Splices()
  splices.insert(markup.contentEnd(markup.find('sheets')!), `<${written} r:id="${relationshipId}"/>`)
  editor.splice(workbookPart, splices)
}

function sheetContent({ columns, rows, merges, lists }: AddedSheet, prefix: string, styles: AddedStyles): string {
  const element = (name: string, attributes: string, content = '') =>
    content === '' ? `<${prefix}${name}${attributes}/>` : `<${prefix}${name}${attributes}>${content}</${prefix}${name}>`
  const cell = (address: string, { text, number, formula, ...look }: AddedCell) => {
    const start = ` r="${address}"${styles.attribute({ ...look, number })}`
    const value = (content: string) => element('v', '', content)
    if (formula) {
      const written = element('f', '', xmlText(formula.formula))
      if (typeof formula.result === 'number') return element('c', start, written + value(String(formula.result)))
      return element('c', `${start} t="str"`, written + value(xmlText(formula.result ?? '')))
    }
    if (number !== undefined) return element('c', start, value(String(number)))
    if (text === undefined) return element('c', start)
    const inside = element('t', ' xml:space="preserve"', xmlText(cellText(text)))
    return element('c', `${start} t="inlineStr"`, element('is', '', inside))
  }
  const columnsXml = columns.map(({ width, hidden }, index) => {
    const place = ` min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"`
    return element('col', hidden ? `${place} hidden="1"` : place)
  })
  const rowsXml = rows.map(({ number, cells }) => {
    const inRow = [...cells].map(([column, each]) => cell(`${columnName(column)}${number}`, each))
    return element('row', ` r="${number}"`, inRow.join(''))
  })
  const mergesXml = merges.map(({ top, bottom, left, right }) =>
    element('mergeCell', ` ref="${cellAddress(left, top)}:${cellAddress(right, bottom)}"`),
  )
  const listsXml = lists.map(({ range, texts }) =>
    element(
      'dataValidation',
      ` type="list" allowBlank="1" sqref="${range}"`,
      element('formula1', '', xmlText(`"${texts.join()}"`)),
    ),
  )
  const counted = (name: string, each: string[]) =>
    each.length === 0 ? '' : element(name, ` count="${each.length}"`, each.join(''))
  return [
    element('sheetPr', '', element('pageSetUpPr', ' fitToPage="1"')),
    element('sheetViews', '', element('sheetView', ' showGridLines="0" zoomScale="85" workbookViewId="0"')),
    element('sheetFormatPr', ' defaultRowHeight="18"'),
    element('cols', '', columnsXml.join('')),
    element('sheetData', '', rowsXml.join('')),
    counted('mergeCells', mergesXml),
    counted('dataValidations', listsXml),
  ].join('')
}
