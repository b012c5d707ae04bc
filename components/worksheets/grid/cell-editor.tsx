'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect } from 'react'
import { cn } from '@/components/ui/cn'
import { columnLabel } from '@/lib/client/columns'
import { MAX_CELL_LENGTH } from '@/lib/domain/worksheet/fields'
import { meaningOf, UNCLEAR } from '@/lib/client/view'
import { cellId } from './grid-cell'
import { useGrid, useObservable } from './grid-context'
import { HEADER_HEIGHT } from './geometry'

interface CellEditorProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** The active cell's box in the scrolled content. */
  top: number
  left: number
  width: number
  height: number
  /** The active cell stays in view while the rest scrolls. */
  sticky: boolean
  gridId: string
  /** A key while the cell is not being edited. @returns whether it was used */
  onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
}

/** A screen reader says this much of a cell on its way past; the whole is read by opening it. */
const SPOKEN_LENGTH = 300

/**
 * The one field that always holds the keyboard. While the cursor only moves it is invisible and empty, so that the
 * first key of a composition (Japanese input) already lands in it; when something arrives it becomes visible in the
 * place, size and type of the cell.
 */
export function CellEditor({ fieldRef, top, left, width, height, sticky, gridId, onKey }: CellEditorProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller } = useGrid()
  const mode = useObservable(controller.mode)
  const editing = mode !== 'none'
  const id = controller.activeRowId()
  const column = controller.activeColumn()

  useLayoutEffect(() => {
    const field = fieldRef.current
    if (!field) return
    if (mode === 'edit') {
      field.value = controller.activeText()
      field.setSelectionRange(field.value.length, field.value.length)
    } else if (mode === 'none') {
      field.value = ''
    }
    fitHeight(field, editing)
  }, [mode, editing, controller, fieldRef])

  useLayoutEffect(() => {
    if (controller.answerFocus()) fieldRef.current?.focus({ preventScroll: true })
  }, [controller, fieldRef])

  function commit(field: HTMLTextAreaElement) {
    if (editing) controller.commit(field.value)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // Keys of a composition belong to the input method: its Enter accepts a candidate, its arrows choose one.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const field = event.currentTarget
    if (!editing) {
      if (onKey(event)) event.preventDefault()
      else if (setLevel(event)) event.preventDefault()
      return
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      controller.cancelEdit()
    } else if (event.key === 'Enter' && event.altKey) {
      event.preventDefault()
      insert(field, '\n')
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      commit(field)
      controller.step(event.key === 'Tab' ? 'across' : 'down', event.shiftKey)
    } else if (mode === 'replace' && event.key.startsWith('Arrow') && !event.shiftKey) {
      commit(field)
      if (onKey(event)) event.preventDefault()
    } else if (event.key === 'F2') {
      event.preventDefault()
      controller.mode.set('edit')
    }
  }

  /** A letter or digit that says a level sets it without opening the cell. */
  function setLevel(event: KeyboardEvent): boolean {
    if (!column || !controller.canType() || event.key.length !== 1) return false
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const read = controller.levelTypist.read(event.key, column, controller.store.worksheet, id ?? '', event.timeStamp)
    if (read.kind === 'level') controller.setActive(read.level)
    return read.kind !== 'text'
  }

  function onInput(field: HTMLTextAreaElement) {
    if (!editing) controller.beginEdit('replace')
    fitHeight(field, true)
  }

  /** A level typed through the input method is complete when its composition is. */
  function onCompositionEnd(field: HTMLTextAreaElement) {
    if (field.value === '' && mode === 'replace') return controller.cancelEdit()
    if (column?.type !== 'level' && column?.type !== 'applicability') return
    const meaning = meaningOf(field.value, column, controller.store.worksheet)
    if (meaning !== UNCLEAR) commit(field)
  }

  function onPaste(event: ClipboardEvent) {
    if (editing || !controller.canEdit) return
    event.preventDefault()
    controller.paste(event.clipboardData.getData('text/plain'))
  }

  function onCopy(event: ClipboardEvent, cut: boolean) {
    if (editing) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', controller.copy())
    if (cut) controller.clear()
  }

  return (
    <div className={cn('pointer-events-none absolute left-0 h-0 w-full', editing && 'z-25')} style={{ top }}>
      <textarea
        ref={fieldRef}
        rows={1}
        readOnly={!controller.canType()}
        maxLength={MAX_CELL_LENGTH}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-label={
          column && id
            ? t('cellName', {
                column: columnLabel(column, locale),
                value: controller.activeText().slice(0, SPOKEN_LENGTH) || t('emptyCell'),
              })
            : t('noCell')
        }
        aria-multiline
        aria-controls={gridId}
        aria-activedescendant={column && id ? cellId(id, column) : undefined}
        onKeyDown={onKeyDown}
        onInput={(event) => onInput(event.currentTarget)}
        onCompositionStart={() => controller.mode.get() === 'none' && controller.beginEdit('replace')}
        onCompositionEnd={(event) => onCompositionEnd(event.currentTarget)}
        onPaste={onPaste}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, controller.canEdit)}
        // Leaving for another window is no decision about the cell.
        onBlur={(event) => document.hasFocus() && commit(event.currentTarget)}
        className={cn(
          'text-ink max-h-[60vh] resize-none overflow-y-auto border-0 px-2 py-(--cell-padding) text-sm break-words whitespace-pre-wrap outline-none',
          'block',
          sticky ? 'sticky' : 'relative',
          editing ? 'bg-surface ring-accent shadow-float pointer-events-auto ring-2 ring-inset' : 'opacity-0',
          column?.type === 'link' || column?.type === 'text' ? 'text-left' : 'text-center',
        )}
        style={{ left, width, minHeight: height, scrollMarginTop: HEADER_HEIGHT }}
      />
    </div>
  )
}

function fitHeight(field: HTMLTextAreaElement, editing: boolean) {
  field.style.height = 'auto'
  if (!editing) return
  field.style.height = `${field.scrollHeight}px`
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Inserts at the caret so that the field's own undo knows about it. */
function insert(field: HTMLTextAreaElement, text: string) {
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
