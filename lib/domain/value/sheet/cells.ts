import type { Locale } from '../../core/text'
import type { AddedCell } from '../../worksheet/added-sheet'
import type { Term } from '../term'
import { describeUnit } from '../units/describe'
import * as labels from './labels'
import { at, NUMBER, type SheetRows } from './rows'

/** A cell to fill in: text, or nothing where it is empty. */
export function textInput(text: string | null): AddedCell {
  return text === null || text === '' ? { look: 'input' } : { look: 'input', text }
}

export function numberInput(number: number | null, format: string = NUMBER): AddedCell {
  return number === null ? { look: 'input', format } : { look: 'input', number, format }
}

/** A formula of the product's own with what it comes to. */
export function resultCell(formula: string, result: number | string | null, format: string = NUMBER): AddedCell {
  const shown = typeof result === 'number' && !Number.isFinite(result) ? null : result
  return { look: 'result', formula: { formula, result: shown }, format }
}

/** A value that is no formula in Excel. */
export function fixedCell(value: number | null, format: string = NUMBER): AddedCell {
  return value === null || !Number.isFinite(value) ? { look: 'result' } : { look: 'result', number: value, format }
}

/** The cells of a term that are read back. */
export function termCells(
  rows: SheetRows,
  { id, name, value, unit, source, owner, date, status }: Term,
  memberNames: ReadonlyMap<string, string>,
): [number, AddedCell][] {
  const [low, best, high] =
    value.kind === 'single'
      ? [null, value.value, null]
      : value.kind === 'percentiles'
        ? [value.low, value.best, value.high]
        : [value.min, value.mode, value.max]
  const [min, max] = value.kind === 'percentiles' ? [value.min, value.max] : [null, null]
  const ownerName = owner === null ? null : owner.kind === 'role' ? owner.role : (memberNames.get(owner.id) ?? owner.id)
  const numbers = { low, best, high, min, max }
  return [
    [at.name, textInput(name)],
    [at.kind, textInput(rows.say(labels.valueKinds[value.kind]))],
    ...(['low', 'best', 'high', 'min', 'max'] as const).map((key): [number, AddedCell] => [
      at[key],
      numberInput(numbers[key]),
    ]),
    [at.unit, textInput(unit)],
    [at.status, textInput(rows.say(labels.statuses[status]))],
    [at.owner, textInput(ownerName)],
    [at.date, textInput(date)],
    [at.source, textInput(source)],
    // The id of a member stands with the name that was written, so that another name in Excel is seen as another owner.
    [at.id, { look: 'key', text: owner?.kind === 'member' ? `${id}\n${owner.id}\n${ownerName}` : id }],
  ]
}

/** What amounts of money are counted in: 万円 in Japanese, else the currency itself. */
export function moneyUnit(currency: string | null, locale: Locale): { name: string; factor: number } {
  if (currency === null) return { name: '', factor: 1 }
  if (currency === 'JPY' && locale === 'ja') return { name: '万円', factor: 10_000 }
  const unit = { money: { [currency]: 1 }, time: 0, label: null, factor: 1 }
  return { name: describeUnit(unit)[locale], factor: 1 }
}
