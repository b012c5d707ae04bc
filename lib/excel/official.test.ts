import { existsSync, readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { useCases, worksheet } from '../domain/worksheet/fixtures'
import { formatIds } from '../domain/worksheet/model'
import { parseWorkbook } from '../domain/worksheet/parse'
import { drawWorkbook } from './draw'
import { readGrids } from './read/workbook'

/** The published files are not part of this repository; where they lie beside it, drawings are compared with them. */
const official = (format: string) => `../shared/worksheets/${format}.xlsx`

/** The theme colours that the files use, as Excel shows them. */
const themeColours: Record<string, string> = { '9:0.8': 'FFE2EFDA', '7:0.8': 'FFFFF2CC', '0:-0.15': 'FFD9D9D9' }

async function load(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook.worksheets[0]!
}

/** Look of a cell; the font only where there is text in it. */
function lookOf(cell: ExcelJS.Cell) {
  const { border = {}, alignment, font, fill } = cell
  const colour: { argb?: string; theme?: number; tint?: number } = (fill?.type === 'pattern' && fill.fgColor) || {}
  const isText = !(cell.isMerged && cell.master !== cell) && cell.value !== null
  return {
    sides: (['left', 'right', 'top', 'bottom'] as const).filter((side) => border[side]),
    fill: colour.argb ?? themeColours[`${colour.theme}:${Math.round((colour.tint ?? 0) * 100) / 100}`],
    horizontal: alignment?.horizontal,
    vertical: alignment?.vertical,
    wrap: alignment?.wrapText ?? false,
    font: isText ? [font.name, font.size, font.bold ?? false] : null,
  }
}

/** Cells that are drawn otherwise on purpose: the hidden cells of merged banners, a stray alignment in an empty one. */
function isDeviation(cell: ExcelJS.Cell): boolean {
  return (cell.isMerged && cell.master !== cell && cell.border?.bottom === undefined) || cell.address === 'J8'
}

describe.runIf(formatIds.every((format) => existsSync(official(format))))('the published files', () => {
  test.each(formatIds)('%s is drawn with every cell as in the file', async (format) => {
    const bytes = readFileSync(official(format))
    const published = await load(bytes)
    const reading = parseWorkbook(readGrids(bytes), { includeExample: true })
    if (!reading.ok) throw new Error(reading.error.code)
    const [{ rows, scale, extraColumns }] = [reading.value.sheets[0]!]
    const { bytes: drawnBytes, warnings } = await drawWorkbook(
      worksheet(format, { scale, extraColumns }),
      useCases(...rows.map(({ cells }) => cells)),
    )
    const drawn = await load(drawnBytes)

    expect(warnings).toEqual([])
    expect(drawn.name).toBe(published.name)
    expect([...drawn.model.merges].sort()).toEqual([...published.model.merges].sort())
    expect(drawn.views[0]).toMatchObject({ showGridLines: false, zoomScale: published.views[0]!.zoomScale })
    const { paperSize, orientation, scale: printScale, margins } = published.pageSetup
    expect(drawn.pageSetup).toMatchObject({ paperSize, orientation, scale: printScale, margins })

    const differing: Record<string, unknown> = {}
    const last = drawn.columnCount
    for (let column = 1; column <= last; column++) {
      const widths = [drawn, published].map((sheet) => sheet.getColumn(column).width)
      if (widths[0] !== widths[1]) differing[`column ${column}`] = widths
    }
    for (let row = 1; row <= drawn.rowCount; row++) {
      const heights = [drawn, published].map((sheet) => sheet.getRow(row).height)
      const isExample = drawn.getCell(row, 1).value === 0
      if (heights[0] !== heights[1] && !isExample) differing[`row ${row}`] = heights
      for (let column = 1; column <= last; column++) {
        const { address } = drawn.getCell(row, column)
        const [ours, theirs] = [drawn, published].map((sheet) => lookOf(sheet.getCell(address)))
        if (JSON.stringify(ours) !== JSON.stringify(theirs) && !isDeviation(published.getCell(address)))
          differing[address] = [ours, theirs]
      }
    }
    expect(differing).toEqual({})
  })
})
