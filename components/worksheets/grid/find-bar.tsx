'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { findCells, nextMatch } from '@/lib/client/find'
import { useGrid, useObservable } from './grid-context'

/** Finds text in the cells shown: what the browser's own search cannot, as most rows are not in the document. */
export function FindBar({ close }: { close: () => void }) {
  const t = useTranslations('grid.find')
  const { controller } = useGrid()
  const query = useObservable(controller.query)
  const [result, setResult] = useState({ at: -1, count: 0 })
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  function search(text: string, backwards: boolean, inclusive: boolean) {
    controller.query.set(text)
    const cells = findCells(controller, text)
    const at = nextMatch(cells, controller.selection.get().active, backwards, inclusive)
    setResult({ at, count: cells.length })
    const cell = cells[at]
    if (cell) controller.goToCell(cell)
  }

  function leave() {
    controller.query.set('')
    close()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') search(query, event.shiftKey, false)
    else return
    event.preventDefault()
  }

  return (
    <div role="search" className="flex items-center gap-1" onKeyDown={onKeyDown}>
      <Input
        ref={field}
        aria-label={t('label')}
        placeholder={t('label')}
        defaultValue={query}
        onChange={(event) => search(event.target.value, false, true)}
        className="h-7 w-44"
      />
      <span aria-live="polite" className="text-muted min-w-16 text-center text-sm tabular-nums">
        {query !== '' && (result.count > 0 ? t('count', { at: result.at + 1, count: result.count }) : t('none'))}
      </span>
      <IconButton
        size="sm"
        icon={ChevronUp}
        label={t('previous')}
        shortcut="Shift+Enter"
        onClick={() => search(query, true, false)}
      />
      <IconButton
        size="sm"
        icon={ChevronDown}
        label={t('next')}
        shortcut="Enter"
        onClick={() => search(query, false, false)}
      />
      <IconButton size="sm" icon={X} label={t('close')} shortcut="Esc" onClick={leave} />
    </div>
  )
}
