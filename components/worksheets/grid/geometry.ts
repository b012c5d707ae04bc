import { type GridColumn, isSticky } from '@/lib/client/columns'
import { type LayoutSettings, widthOf } from '@/lib/client/grid-layout'

/** Width of the gutter (handle, tick box, menu), in pixels. */
export const GUTTER_WIDTH = 76
/** Heights of the header's two levels; rows begin below. */
export const GROUP_HEIGHT = 30
export const LABEL_HEIGHT = 46
export const HEADER_HEIGHT = GROUP_HEIGHT + LABEL_HEIGHT

/** Where the shown columns stand, in pixels from the grid's left edge. */
export interface Geometry {
  widths: readonly number[]
  lefts: readonly number[]
  /** For a column that stays in view, how far from the left edge it stays; null for the others. */
  stickyLefts: readonly (number | null)[]
  /** Width that the gutter and the columns in view take from the rest. */
  stickyWidth: number
  totalWidth: number
  /** `grid-template-columns` of every row. */
  template: string
}

export function geometryOf(columns: readonly GridColumn[], layout: Pick<LayoutSettings, 'widths'>): Geometry {
  const widths = columns.map((column) => widthOf(column, layout))
  const lefts: number[] = []
  let left = GUTTER_WIDTH
  for (const width of widths) {
    lefts.push(left)
    left += width
  }
  const stuck = columns.filter(isSticky).length
  return {
    widths,
    lefts,
    // The columns that stay come first in every format, so their own places are where they stay.
    stickyLefts: lefts.map((at, index) => (index < stuck ? at : null)),
    stickyWidth: lefts[stuck] ?? left,
    totalWidth: left,
    template: [GUTTER_WIDTH, ...widths].map((width) => `${width}px`).join(' '),
  }
}
