'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { LevelMark } from '@/components/ui/level-mark'
import { cn } from '@/components/ui/cn'
import { cellKeyOf, columnLabel } from '@/lib/client/columns'
import { meaningOf, meaningsOf } from '@/lib/client/view'
import { levelGuidance } from '@/lib/domain/worksheet/level-guidance'
import { levelName } from '@/lib/domain/worksheet/levels'
import { scaleOf } from '@/lib/domain/worksheet/priority'
import { useGrid, useObservable } from './grid-context'

/** Room the panel needs below its cell; with less it opens above. */
const PANEL_HEIGHT = 150
const PANEL_WIDTH = 320

interface LevelChoicesProps {
  /** The active cell's box in the scrolled content. */
  top: number
  height: number
  left: number
  scroller: RefObject<HTMLDivElement | null>
}

/** The levels of the active cell as buttons, with the sentence that says how to judge. */
export function LevelChoices({ top, height, left, scroller }: LevelChoicesProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller, focusGrid } = useGrid()
  const open = useObservable(controller.choices)
  const panel = useRef<HTMLDivElement>(null)
  const column = controller.activeColumn()

  useEffect(() => {
    const buttons = panel.current?.querySelectorAll('button')
    if (open?.focus) (panel.current?.querySelector<HTMLElement>('[aria-pressed=true]') ?? buttons?.[0])?.focus()
  }, [open])

  if (!open || !column) return null
  const { worksheet } = controller.store
  const current = meaningOf(controller.activeText(), column, worksheet)
  const key = cellKeyOf(column)
  const guidance = key ? levelGuidance[key] : undefined
  const shown = scroller.current
  const below = !shown || top + height + PANEL_HEIGHT < shown.scrollTop + shown.clientHeight

  // At the right edge the panel would be cut off: it moves left as far as it must.
  const shownLeft = shown ? Math.min(left, shown.scrollLeft + shown.clientWidth - PANEL_WIDTH) : left

  function choose(level: string) {
    controller.setActive(level)
    controller.choices.set(null)
    focusGrid()
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      controller.choices.set(null)
      focusGrid()
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') {
      event.preventDefault()
      buttons[(at + 1) % buttons.length]?.focus()
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') {
      event.preventDefault()
      buttons.at(at - 1)?.focus()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const read = controller.levelTypist.read(event.key, column!, worksheet, '', event.timeStamp)
      if (read.kind === 'level') choose(read.level)
    }
  }

  return (
    <div
      ref={panel}
      role="group"
      aria-label={columnLabel(column, locale)}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.stopPropagation()}
      className="border-line bg-surface shadow-float absolute z-25 rounded-md border p-2"
      style={
        below
          ? { top: top + height, left: shownLeft, width: PANEL_WIDTH }
          : { top: top - 4, left: shownLeft, width: PANEL_WIDTH, transform: 'translateY(-100%)' }
      }
    >
      <div className="flex flex-wrap gap-1">
        {meaningsOf(column, worksheet).map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={level === current}
            onClick={() => choose(level)}
            className={cn(
              'border-control hover:bg-subtle flex min-h-9 flex-1 items-center justify-center gap-2 rounded-md border px-2',
              level === current && 'bg-accent-soft border-accent',
            )}
          >
            <LevelMark value={level} label={levelName(level, locale)} />
            <Kbd>{digitOf(level, column.type, scaleOf(worksheet.format, worksheet.scale))}</Kbd>
          </button>
        ))}
      </div>
      {guidance && <p className="text-muted mt-2">{guidance[locale]}</p>}
      {current !== 'empty' && (
        <button type="button" onClick={() => choose('')} className="text-accent mt-1 min-h-6 underline">
          {t('clearLevel')}
        </button>
      )}
    </div>
  )
}

function digitOf(level: string, type: string, scale: Record<string, number>): string {
  const digits: Record<string, string> = { 〇: '3', '△': '2', '×': '1' }
  return (type === 'applicability' ? digits[level] : undefined) ?? String(scale[level] ?? '')
}
