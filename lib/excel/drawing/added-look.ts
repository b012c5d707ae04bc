import type { AddedCell, AddedLook } from '../../domain/worksheet/added-sheet'
import type { CellLook } from './styles'

const looks: Record<AddedLook, CellLook> = {
  title: { size: 16, bold: true },
  note: {},
  block: { size: 12, bold: true, fill: 'green' },
  section: { bold: true, fill: 'cream' },
  header: { fill: 'cream', sides: 'LRTB', wrap: true },
  label: { sides: 'LRTB', wrap: true },
  input: { horizontal: 'left', vertical: 'top', wrap: true, sides: 'LRTB' },
  result: { horizontal: 'right', vertical: 'top', fill: 'gray', sides: 'LRTB' },
  key: {},
}

/** What a cell looks like; numbers to change stand on the right. */
export function lookOf({ look, number, format }: AddedCell): CellLook {
  const isNumber = look === 'input' && number !== undefined
  return { ...looks[look], ...(isNumber && { horizontal: 'right' }), ...(format && { format }) }
}
