import type { FieldKey, Part, Work } from '../fields'
import type { FormatId } from '../model'

/** What a published format is made of: where things stand (recognise, parse, render) and how it looks (drawing). */

/** A column of a format: one of the fields, or the priority that the file computes. */
export type ColumnKey = FieldKey | 'priority'

/** Sides of a cell that carry a thin line. */
export type Sides = '' | 'B' | 'T' | 'TB' | 'LT' | 'LTB' | 'RTB' | 'LRT' | 'LRB' | 'LRTB'

/** The worksheet's palette; the drawing knows the RGB values. */
export type Colour = 'green' | 'cream' | 'gray' | 'yellow' | 'amber' | 'orange' | 'pink'

export interface Column {
  key: ColumnKey
  /** Exact header text, with line feeds. */
  header: string
  /** Sheet row (from 1) that holds the header text; it differs between columns of one sheet. */
  headerRow: number
  part: Part
  /** Step whose title stands above the column, or null. */
  work: Work | null
  /** Excel's unit: characters of the default font. */
  width: number
  /** Lines around the column's header cells, from the first header row to the last. */
  sides: readonly Sides[]
}

/** Text outside the table of headers: title, purpose, banners. */
export interface Label {
  /** A cell, or a range that is merged. */
  at: string
  text: string
  size: 12 | 16 | 22
  bold?: boolean
  align?: 'center' | 'right'
}

/** What only the drawing needs. */
export interface Look {
  /** View zoom in percent. */
  zoom: number
  /** Heights in points of the rows above the body, by row. */
  rowHeights: Readonly<Record<number, number>>
  labels: readonly Label[]
  fills: readonly { range: string; colour: Colour }[]
}

export interface Format {
  id: FormatId
  sheetName: string
  firstHeaderRow: number
  lastHeaderRow: number
  /** Row of the example (No 0), directly under the headers. */
  exampleRow: number
  /** First row that belongs to the team. */
  firstRow: number
  /** In sheet order: the first stands in column A. */
  columns: readonly Column[]
  /** Name of the sheet that holds the worksheet's own scale, or null where the format has none. */
  scaleSheet: string | null
  look: Look
}

export const SHEET_NAME = 'ML Usecase Discovery Worksheet'

/** Rows that an empty worksheet is numbered up to. */
export const NUMBERED_ROWS = 20

/** Least height in points of a row of the body. */
export const BODY_ROW_HEIGHT = 63
