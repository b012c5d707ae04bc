'use client'

import { useLocale } from 'next-intl'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import { fields } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { Worksheet } from '@/lib/domain/worksheet/model'
import { priorityOf, type Priority } from '@/lib/domain/worksheet/priority'

/** "緊急度 低 1 + 重要度 高 3 + MLの価値 高 3 = 7": how a priority came about. */
export function priorityTerms({ value, terms }: Priority, locale: 'ja' | 'en'): string {
  const sum = terms.map(
    ({ field, level, score }) => `${fields[field].label[locale]} ${levelName(level, locale)} ${score}`,
  )
  return `${sum.join(' + ')} = ${value}`
}

/** The computed priority; its terms appear while the pointer or the cursor is on the cell. */
export function PriorityValue({ useCase, worksheet }: { useCase: EditableUseCase; worksheet: Worksheet }) {
  const locale = useLocale()
  const priority = priorityOf(worksheet.format, worksheet.scale, useCase.cells)
  if (!priority) return null
  return (
    <>
      <span className="text-lg font-semibold tabular-nums">{priority.value}</span>
      <span className="bg-ink text-canvas shadow-float absolute top-full left-2 z-20 hidden w-max max-w-96 rounded-md px-2 py-1 text-left text-sm group-hover/cell:block group-[.outline-accent]/cell:block">
        {priorityTerms(priority, locale)}
      </span>
    </>
  )
}
