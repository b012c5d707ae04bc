'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Command } from '@/components/shell/command'
import { useCommands } from '@/components/shell/commands'
import { cellKeyOf, columnLabel } from '@/lib/client/columns'
import { findRows } from '@/lib/client/find'
import { allRows, meaningsOf } from '@/lib/client/view'
import { levelName } from '@/lib/domain/worksheet/levels'
import { useGrid } from './grid-context'

/** As many as stay in view below the other commands. */
const MAX_ROWS = 8

interface GridCommandsProps {
  /** The row that is open as a form, or null. */
  openRow: string | null
  /** Rows open as forms instead of in the grid. */
  phone: boolean
  /** Opens the levels and their scores; null where they cannot be changed. */
  openScale: (() => void) | null
}

/** The commands of the grid: going to a row by its number or text, and the levels of the row one is in. */
export function GridCommands({ openRow, phone, openScale }: GridCommandsProps) {
  const t = useTranslations('shell.palette')
  const grid = useTranslations('grid')
  const locale = useLocale()
  const { controller, showRow, focusGrid } = useGrid()
  const { store } = controller

  function goTo(id: string) {
    if (phone || openRow) return showRow(id)
    if (!controller.goTo(id)) {
      // A filter hides it: whoever asks for a row by name wants to see it.
      controller.setSettings(allRows)
      controller.goTo(id)
    }
    focusGrid()
  }

  function levels(): Command[] {
    const id = openRow ?? (phone ? undefined : controller.activeRowId())
    const row = id ? store.get(id) : undefined
    if (!row || row.deleted || !controller.canEdit) return []
    return controller.allColumns.flatMap((column) =>
      meaningsOf(column, store.worksheet).map((level) => ({
        id: `level-${column.key}-${level}`,
        group: t('levels', { no: row.cells.no ?? '' }),
        label: t('setLevel', { column: columnLabel(column, locale), level: levelName(level, locale) }),
        keywords: [cellKeyOf(column) ?? '', column.label.ja, column.label.en, level, levelName(level, 'en')],
        run: () => controller.setCell(row.id, column, level),
      })),
    )
  }

  function scale(): Command[] {
    if (!openScale) return []
    const keywords = ['scale', 'score', 'level', '点数', 'レベル', '優先度']
    return [{ id: 'scale', group: grid('scale.group'), label: grid('scale.open'), keywords, run: openScale }]
  }

  function rows(query: string): Command[] {
    return findRows(store.rows(), query, MAX_ROWS).map(({ id, cells }) => ({
      id: `row-${id}`,
      group: t('rows'),
      label: [cells.no, cells.product, cells.problem ?? cells.caseName].filter(Boolean).join(' · '),
      run: () => goTo(id),
    }))
  }

  useCommands(() => [...levels(), ...scale()], rows)
  return null
}
