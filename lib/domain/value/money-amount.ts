import { plainDecimal } from './formula/quantity'
import { readAmount } from './text/amount'
import { parseUnit } from './units/unit'

/** An amount of money as a person types it in a form: 1000万円, $50k. */
export interface MoneyAmount {
  /** In the currency. */
  amount: number
  currency: string
}

/** Null for anything else than one amount of one currency. */
export function readMoney(text: string): MoneyAmount | null {
  const read = readAmount(text)
  const unit = read?.kind === 'single' ? parseUnit(read.unit) : null
  if (read?.kind !== 'single' || !unit || unit.time !== 0) return null
  const [money, ...others] = Object.entries(unit.money)
  if (!money || money[1] !== 1 || others.length > 0) return null
  return { amount: Number((read.value * unit.factor).toPrecision(15)), currency: money[0] }
}

/** The reverse, without rounding: `readMoney` reads the same amount. */
export function writeMoney({ amount, currency }: MoneyAmount): string {
  if (currency !== 'JPY') return `${plainDecimal(amount)} ${currency}`
  return amount !== 0 && amount % 10_000 === 0 ? `${plainDecimal(amount / 10_000)}万円` : `${plainDecimal(amount)}円`
}
