/** Days of a valuation, counted from the day the money is spent, as dates (yyyy-mm-dd) and back. */

const DAY_MS = 86_400_000

/** @param startsOn day 0 */
export function dateOfDay(startsOn: string, day: number): string {
  return new Date(Date.parse(startsOn) + day * DAY_MS).toISOString().slice(0, 10)
}

/** Null when the date cannot be read. */
export function dayOfDate(startsOn: string, date: string): number | null {
  const day = Math.round((Date.parse(date) - Date.parse(startsOn)) / DAY_MS)
  return Number.isFinite(day) ? day : null
}
