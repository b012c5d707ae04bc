/**
 * How an exported file remembers what it is, so that a copy edited elsewhere can be merged back: a document property
 * names the export, and each row carries the id of its use case in a hidden column. Only a cell follows its row through
 * insert, delete, sort and a save by another program; names and other sheets do not.
 */

/** Custom document property (docProps/custom.xml) that holds the export's id. */
export const EXPORT_ID_PROPERTY = 'KachisujiExportId'

/**
 * Header of the column with the ids of the rows. It stands directly right of the last column, because whatever sorts
 * the table takes in only what touches it.
 */
export const ROW_ID_HEADER = 'Kachisuji 行ID(変更しないでください)'

/** Wide enough for an id on one line, should somebody unhide the column. */
export const ROW_ID_WIDTH = 40

/** Whether a header is that of the column with the ids, whatever was made of its width, case and spaces. */
export function isRowIdHeader(text: string): boolean {
  if (text.length > 2 * ROW_ID_HEADER.length) return false
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase().startsWith('kachisuji行id')
}

/** The id that a cell or property holds, in lower case; null for anything that no id of ours looks like. */
export function readId(text: string | undefined): string | null {
  const id = text?.trim().toLowerCase()
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null
}
