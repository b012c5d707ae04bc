import type { Alignment, Border, Font, PageSetup, Style } from 'exceljs'
import type { Colour, Sides } from '../../domain/worksheet/formats/format'

/**
 * The official files' look in exceljs' terms. Colours are ARGB, because exceljs writes the theme of Office 2007 in
 * which their theme colours would be others.
 */

export const colours: Record<Colour, string> = {
  green: 'FFE2EFDA',
  cream: 'FFFFF2CC',
  gray: 'FFD9D9D9',
  yellow: 'FFFFCC00',
  amber: 'FFFFC000',
  orange: 'FFFF9900',
  pink: 'FFFF4869',
}

/** What a cell looks like; everything left out is plain. */
export interface CellLook {
  size?: 11 | 12 | 16 | 22
  bold?: boolean
  link?: boolean
  sides?: Sides
  fill?: Colour
  horizontal?: 'left' | 'center' | 'right'
  vertical?: 'top' | 'middle'
  wrap?: boolean
  /** A number format. */
  format?: string
}

/** Paper size of ISO 216 A3 in the file format; exceljs' list of names lacks it. */
const A3: number = 8

/** How the official files are printed: as wide as one page. */
export const pageSetup: Partial<PageSetup> = {
  paperSize: A3,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.25, right: 0.25, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
}

/** The first font of the file; column widths are counted in its digits. */
export const defaultFont =
  '<font><sz val="11"/><color theme="1"/><name val="游ゴシック"/><family val="3"/><charset val="128"/></font>'

const styles = new Map<string, Partial<Style>>()

/** The style of a look. Equal looks share one object, which exceljs recognises and does not compare again. */
export function style(look: CellLook): Partial<Style> {
  const key = JSON.stringify(look)
  let known = styles.get(key)
  if (!known) styles.set(key, (known = build(look)))
  return known
}

function build(look: CellLook): Partial<Style> {
  const font: Partial<Font> = { name: 'メイリオ', family: 3, charset: 128, size: look.size ?? 11 }
  if (look.bold) font.bold = true
  if (look.link) font.underline = true
  font.color = look.link ? { argb: 'FF0563C1' } : { theme: 1 }

  const alignment: Partial<Alignment> = { vertical: look.vertical ?? 'middle' }
  if (look.horizontal) alignment.horizontal = look.horizontal
  if (look.wrap) alignment.wrapText = true

  const built: Partial<Style> = { font, alignment }
  if (look.format) built.numFmt = look.format
  if (look.sides) built.border = borders(look.sides)
  if (look.fill) built.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colours[look.fill] } }
  return built
}

function borders(sides: Sides): Style['border'] {
  const thin: Partial<Border> = { style: 'thin' }
  return {
    ...(sides.includes('L') && { left: thin }),
    ...(sides.includes('R') && { right: thin }),
    ...(sides.includes('T') && { top: thin }),
    ...(sides.includes('B') && { bottom: thin }),
  } as Style['border']
}
