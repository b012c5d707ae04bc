import type { Locale } from '@/lib/domain/core/text'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { PriorityField } from '@/lib/domain/worksheet/priority'

/** What can be changed in the ranking and its charts: levels, and the effort in person-days. */
export type ChangedCells = Partial<Record<PriorityField | 'effort', string>>

export const changedEntries = (cells: ChangedCells) => Object.entries(cells) as [keyof ChangedCells, string][]

/** The cells with what they will say, as people read it. */
export function describeChanges(cells: ChangedCells, locale: Locale): string {
  return changedEntries(cells)
    .map(([field, value]) => `${fields[field].label[locale]} ${field === 'effort' ? value : levelName(value, locale)}`)
    .join(locale === 'ja' ? '、' : ', ')
}
