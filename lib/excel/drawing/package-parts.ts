import { EXPORT_ID_PROPERTY } from '../../domain/worksheet/row-ids'
import { xmlText } from './text'

/** The parts around a drawn workbook that exceljs' streaming writer cannot be told of: custom document properties. */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Set of properties that a program's own names belong to (ECMA-376 part 1, 22.3). */
const CUSTOM_PROPERTIES = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** How `[Content_Types].xml` names the custom properties. */
export const customPropertiesType =
  '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'

/** What the package as a whole leads to. */
export function packageRelationships(withCustomProperties: boolean): string {
  const targets = [
    [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
    ...(withCustomProperties ? [[`${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml']] : []),
  ]
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** The custom properties of a file that is an export. */
export function exportIdPart(exportId: string): string {
  const property = `<property fmtid="${CUSTOM_PROPERTIES}" pid="2" name="${EXPORT_ID_PROPERTY}"><vt:lpwstr>${xmlText(exportId)}</vt:lpwstr></property>`
  return `${DECLARATION}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${property}</Properties>`
}
