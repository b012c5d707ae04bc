import type { Worksheet as Sheet } from 'exceljs'
import { answers } from '../../domain/readiness/dataset'
import { answerTexts, headers, items, tables } from '../../domain/readiness/sheet-items'
import { titles } from '../../domain/readiness/sheet-grid'
import { columnName, type Grid, type GridRow } from '../../domain/worksheet/grid'
import { style } from './styles'
import { cellText, plainNumber } from './text'

/** Of the columns from A on; the first holds the ids. */
const widths = [40, 22, 34, 34, 34, 34, 18, 16, 16]

const amountItems = new Set(items.flatMap(({ item, label }) => (item.kind === 'amount' ? [label.ja] : [])))

function isAnswer(kind: string): boolean {
  return kind === 'state' || kind === 'atPrediction' || kind === 'question'
}

/** Draws the sheet of sheet-grid.ts: headers that stand out, texts that wrap, lists to choose answers from. */
export function drawReadiness(sheet: Sheet, { rows }: Grid): void {
  sheet.columns = widths.map((width, index) => ({ width, hidden: index === 0 }))
  const title = new Set(Object.values(titles))
  let header: string[] = []
  for (const row of rows) {
    const texts = widths.map((_, column) => row.cells.get(column)?.text ?? '')
    const isHeader = Object.values(tables).some(({ columns }) =>
      columns.every((each, index) => texts[index + 1] === headers[each].ja),
    )
    if (isHeader) header = texts
    const isTitle = title.has(texts[1] ?? '') && !texts[3]
    const isBody = !isHeader && !isTitle && row.cells.size > 0
    if (isBody) addList(sheet, row.number, header, texts)
    drawRow(sheet, row, isTitle ? 'title' : isHeader ? 'header' : 'body', header, texts)
  }
  sheet.commit()
}

function drawRow(
  sheet: Sheet,
  { number, cells }: GridRow,
  kind: 'title' | 'header' | 'body',
  header: readonly string[],
  texts: readonly string[],
): void {
  const row = sheet.getRow(number)
  const last = kind === 'title' || cells.size === 0 ? 0 : header.findLastIndex((text) => text !== '')
  for (let column = 0; column <= Math.max(last, ...cells.keys()); column++) {
    const text = texts[column] ?? ''
    const cell = row.getCell(column + 1)
    if (text !== '') cell.value = (kind === 'body' ? numberOf(text, column, header, texts) : null) ?? cellText(text)
    if (kind === 'title') Object.assign(cell, style(column === 1 ? { size: 16, bold: true } : {}))
    else if (column <= last && column > 0) {
      const look = kind === 'header' ? { bold: true, fill: 'green' as const } : { vertical: 'top' as const }
      Object.assign(cell, style({ ...look, sides: 'LRTB', wrap: true }))
    }
  }
  row.commit()
}

/** The number that a cell holds; null for text. A No stays as it is written. */
function numberOf(text: string, column: number, header: readonly string[], texts: readonly string[]): number | null {
  const name = header[column]
  if (name === headers.no.ja) return plainNumber(text)
  const isAmount =
    name === headers.days.ja || name === headers.cost.ja || (column === 4 && amountItems.has(texts[3] ?? ''))
  return isAmount ? Number(text) : null
}

/** A list to choose an answer from, which other text may replace after a question. */
function addList(sheet: Sheet, number: number, header: readonly string[], texts: readonly string[]): void {
  const item = items.find(({ label }) => label.ja === texts[3])?.item.kind
  const isFact = header[4] === headers.answer.ja && item !== undefined && isAnswer(item)
  if (!isFact && header[5] !== headers.fitAnswer.ja) return
  const known = item === 'state' ? (['notNeeded', ...answers] as const) : answers
  sheet.dataValidations.add(`${columnName(isFact ? 4 : 5)}${number}`, {
    type: 'list',
    formulae: [`"${known.map((each) => answerTexts[each].ja).join()}"`],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: '一覧にない値です',
    error: '一覧の値以外は、不明として読み取られます。',
  })
}
