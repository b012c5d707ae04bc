import type { Locale, Text } from '../domain/core/text'
import {
  type CellKey,
  type ExtraKey,
  fieldLabel,
  fieldType,
  type FieldType,
  type Part,
  productFields,
  type Work,
} from '../domain/worksheet/fields'
import type { Column } from '../domain/worksheet/formats/format'
import { formats } from '../domain/worksheet/formats/formats'
import type { Worksheet } from '../domain/worksheet/model'

/** What a grid column is addressed by: a cell, or the computed priority. */
export type GridColumnKey = CellKey | 'priority'

export interface GridColumn {
  key: GridColumnKey
  /** `priority` is computed and never edited. */
  type: FieldType | 'priority'
  label: Text
  part: Part
  work: Work | null
  /** Place among all columns of the worksheet, from 0; hidden ones count. */
  index: number
  /** Width in CSS pixels before anyone dragged it. */
  width: number
}

/** Columns that stay in view while the rest scrolls sideways. */
const stickyKeys: readonly GridColumnKey[] = ['no', 'priority', 'product']

const priorityLabel: Text = { ja: 'PoC優先度', en: 'PoC priority' }

/** A character of Excel's width unit at the grid's type size (the file's 11 pt is 8 px per character), and its padding. */
const PIXELS_PER_CHARACTER = 7
const CELL_PADDING = 16
const EXTRA_WIDTH = 200
export const MIN_WIDTH = 48
export const MAX_WIDTH = 1_200

/** The worksheet's columns in sheet order; those of the user's own stand behind the notes. */
export function columnsOf(worksheet: Pick<Worksheet, 'format' | 'extraColumns'>): GridColumn[] {
  const own = formats[worksheet.format].columns.map((column, index) => fromFormat(column, index))
  return [...own, ...worksheet.extraColumns.map((key, at) => fromExtra(key, own.length + at))]
}

/** The fields that the product adds to every use case; a row's form shows them, the grid does not. */
export const productColumns: readonly GridColumn[] = productFields.map((key, index) => {
  return { key, type: fieldType(key), label: fieldLabel(key), part: 'tail', work: null, index, width: EXTRA_WIDTH }
})

export function isSticky(column: GridColumn): boolean {
  return stickyKeys.includes(column.key)
}

/** The key of a column whose cells hold text, or null for the computed one. */
export function cellKeyOf({ key }: GridColumn): CellKey | null {
  return key === 'priority' ? null : key
}

export function columnLabel(column: GridColumn, locale: Locale): string {
  return column.label[locale]
}

function fromFormat({ key, part, work, width }: Column, index: number): GridColumn {
  const pixels = Math.max(MIN_WIDTH, Math.round(width * PIXELS_PER_CHARACTER) + CELL_PADDING)
  if (key === 'priority') return { key, type: 'priority', label: priorityLabel, part, work, index, width: pixels }
  return { key, type: fieldType(key), label: fieldLabel(key), part, work, index, width: pixels }
}

function fromExtra(key: ExtraKey, index: number): GridColumn {
  return { key, type: 'text', label: fieldLabel(key), part: 'tail', work: null, index, width: EXTRA_WIDTH }
}
