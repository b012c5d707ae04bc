'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useTranslations } from 'next-intl'
import {
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { cellKeyOf, isSticky } from '@/lib/client/columns'
import type { Work } from '@/lib/domain/worksheet/fields'
import { densities, rowHeightEstimates } from '@/lib/client/row-height'
import { rangeOf } from '@/lib/client/selection'
import { searchable } from '@/lib/client/view'
import { AddRow } from './add-row'
import { CellEditor } from './cell-editor'
import { ColumnMenu, type ColumnMenuPlace } from './column-menu'
import { geometryOf, HEADER_HEIGHT } from './geometry'
import { useGrid, useObservable } from './grid-context'
import { GridHeader } from './grid-header'
import { GridRow } from './grid-row'
import { LevelChoices } from './level-choices'
import { RowMenu, type RowMenuPlace } from './row-menu'
import { usePrinting } from './use-printing'
import { useGridKeys } from './use-grid-keys'
import { useRowDrag } from './use-row-drag'

/** What the server draws before it knows the window. */
const FIRST_RECT = { width: 1280, height: 800 }
const OVERSCAN = 3
/** What an A3 sheet on its side takes between its margins, in CSS pixels: the grid is printed no wider. */
const SHEET_WIDTH = 1500

function neverChanges(): () => void {
  return () => undefined
}

interface WorksheetGridProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  openFind: () => void
  openGuide: (work: Work) => void
  /** Opens the levels and their scores; null where they cannot be changed. */
  openScale: (() => void) | null
}

/** The worksheet as a spreadsheet: only the rows in view are in the document, whatever their number and heights. */
export function WorksheetGrid({ fieldRef, openFind, openGuide, openScale }: WorksheetGridProps) {
  const t = useTranslations('grid')
  const gridId = useId()
  const { controller, layout } = useGrid()
  const { store } = controller
  const settings = useObservable(layout.settings)
  const view = useObservable(controller.view)
  const columns = useObservable(controller.columns)
  const selection = useObservable(controller.selection)
  const checked = useObservable(controller.checked)
  const query = searchable(useObservable(controller.query))
  const [menu, setMenu] = useState<RowMenuPlace | null>(null)
  const [columnMenu, setColumnMenu] = useState<ColumnMenuPlace | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const { widths } = settings
  const geometry = useMemo(() => geometryOf(columns, { widths }), [columns, widths])
  const reveal = useObservable(controller.reveal)
  const density = densities[settings.density]
  const drag = useRowDrag(controller)
  const printing = usePrinting()
  const isAnswering = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )

  const heightOf = useMemo(
    () => rowHeightEstimates(columns, geometry.widths, settings.density),
    [columns, geometry.widths, settings.density],
  )
  // A new function would make the virtualizer go through all rows again on every render.
  const rowKey = useCallback((index: number) => view[index] ?? index, [view])

  // eslint-disable-next-line react-hooks/incompatible-library -- it only says that the compiler leaves this alone
  const virtualizer = useVirtualizer({
    count: view.length,
    getScrollElement: () => scroller.current,
    getItemKey: rowKey,
    estimateSize: (index) => heightOf(store.get(view[index] ?? '')),
    overscan: printing ? view.length : OVERSCAN,
    initialRect: FIRST_RECT,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const range = rangeOf(selection)
  const active = virtualizer.measurementsCache[selection.active.row]
  const activeColumn = columns[selection.active.column]

  // Other widths mean other heights for the rows not yet drawn. Not on opening: what was just measured would be forgotten.
  const measuredWith = useRef(heightOf)
  useEffect(() => {
    if (measuredWith.current === heightOf) return
    measuredWith.current = heightOf
    virtualizer.measure()
  }, [virtualizer, heightOf])

  const showCursor = useEffectEvent(() => {
    const { active: cell, focus } = controller.selection.get()
    const moved = focus.row === cell.row && focus.column === cell.column ? cell : focus
    virtualizer.scrollToIndex(moved.row, { align: 'auto' })
    const element = scroller.current
    const left = geometry.lefts[moved.column]
    if (!element || left === undefined || geometry.stickyLefts[moved.column] !== null) return
    const right = left + (geometry.widths[moved.column] ?? 0)
    if (left < element.scrollLeft + geometry.stickyWidth) element.scrollLeft = left - geometry.stickyWidth
    else if (right > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = Math.min(left - geometry.stickyWidth, right - element.clientWidth)
    }
  })
  useEffect(() => {
    if (reveal > 0) showCursor()
  }, [reveal])

  function pageRows(): number {
    return Math.max(1, items.length - 2 * OVERSCAN)
  }

  const onKey = useGridKeys({ pageRows, openFind, openRowMenu, openColumnMenu })

  function openRowMenu() {
    const id = controller.activeRowId()
    const box = fieldRef.current?.getBoundingClientRect()
    const field = activeColumn && cellKeyOf(activeColumn)
    if (id && box) setMenu({ id, field, x: box.left, y: box.bottom })
  }

  function openColumnMenu() {
    const header = scroller.current?.querySelector(`[data-header="${CSS.escape(activeColumn?.key ?? '')}"]`)
    const box = header?.getBoundingClientRect()
    if (activeColumn && box) setColumnMenu({ column: activeColumn, x: box.left, y: box.bottom })
  }

  function cellUnder(event: MouseEvent) {
    if (!(event.target instanceof Element)) return null
    const cell = event.target.closest<HTMLElement>('[data-column]')
    const row = cell?.closest<HTMLElement>('[data-row]')
    return cell && row ? { row: Number(row.dataset.row), column: Number(cell.dataset.column) } : null
  }

  function onMouseDown(event: MouseEvent<HTMLElement>) {
    const cell = cellUnder(event)
    if (!cell || event.button !== 0 || (event.target instanceof Element && event.target.closest('a'))) return
    // The field keeps the focus; what it holds is committed before the cursor leaves its cell.
    event.preventDefault()
    if (controller.mode.get() !== 'none') controller.commit(fieldRef.current?.value ?? '')
    controller.select(cell, event.shiftKey)
    fieldRef.current?.focus({ preventScroll: true })
    const type = columns[cell.column]?.type
    if (!event.shiftKey && controller.canEdit && (type === 'level' || type === 'applicability')) {
      controller.choices.set({ focus: false })
    }
  }

  function onMouseOver(event: MouseEvent<HTMLElement>) {
    const cell = event.buttons === 1 && drag.dropIndex === null ? cellUnder(event) : null
    if (cell && document.activeElement === fieldRef.current) controller.select(cell, true)
  }

  function onDoubleClick(event: MouseEvent<HTMLElement>) {
    if (cellUnder(event) && activeColumn?.type !== 'level' && activeColumn?.type !== 'applicability') {
      controller.beginEdit('edit')
    }
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-menu]') : null
    const box = button?.getBoundingClientRect()
    if (button?.dataset.menu && box) setMenu({ id: button.dataset.menu, x: box.left, y: box.bottom })
  }

  function onContextMenu(event: MouseEvent<HTMLElement>) {
    const cell = cellUnder(event)
    const id = cell && view[cell.row]
    if (!cell || !id || controller.mode.get() !== 'none') return
    event.preventDefault()
    controller.select(cell)
    const column = columns[cell.column]
    setMenu({ id, field: column && cellKeyOf(column), x: event.clientX, y: event.clientY })
  }

  const lengths: Record<`--${string}`, string> = {
    '--columns': geometry.template,
    '--cell-padding': `${density.padding}px`,
    '--print-zoom': String(Math.min(1, SHEET_WIDTH / geometry.totalWidth)),
    '--row-height': `${density.minHeight}px`,
  }

  return (
    <div
      ref={scroller}
      className="border-line bg-surface relative min-h-0 flex-1 overflow-auto overscroll-contain border-t text-sm print:overflow-visible"
      onMouseDown={onMouseDown}
      onMouseOver={onMouseOver}
      onDoubleClick={onDoubleClick}
      onClick={onClick}
      onContextMenu={onContextMenu}
      {...drag.handlers}
    >
      <div
        className="relative min-w-full print:min-w-0 print:[zoom:var(--print-zoom)]"
        style={{ width: geometry.totalWidth, ...lengths }}
      >
        <div
          id={gridId}
          role="grid"
          aria-label={t('label', { title: store.worksheet.title })}
          aria-rowcount={view.length + 2}
          aria-colcount={controller.allColumns.length + 1}
          aria-multiselectable
          aria-readonly={!controller.canEdit}
          // Drawn by the server it can be read, but a press is lost until the page's script has taken it over.
          aria-busy={!isAnswering}
          // Only the head of a table is repeated on every sheet of paper.
          className="print:table print:w-full"
        >
          <GridHeader columns={columns} geometry={geometry} openGuide={openGuide} openMenu={setColumnMenu} />
          <div
            role="rowgroup"
            className="print:table-row-group"
            style={{
              paddingTop: first ? first.start - HEADER_HEIGHT : 0,
              paddingBottom: last ? virtualizer.getTotalSize() + HEADER_HEIGHT - last.end : 0,
            }}
          >
            {items.map(({ index, key }) => {
              const id = String(key)
              const inRange = index >= range.top && index <= range.bottom
              return (
                <GridRow
                  key={key}
                  id={id}
                  index={index}
                  columns={columns}
                  geometry={geometry}
                  activeColumn={index === selection.active.row ? selection.active.column : -1}
                  left={inRange ? range.left : 1}
                  right={inRange ? range.right : 0}
                  checked={checked.has(id)}
                  query={query}
                  measure={virtualizer.measureElement}
                />
              )
            })}
          </div>
        </div>
        {drag.dropIndex !== null && <DropLine top={topOf(drag.dropIndex)} />}
        {active && activeColumn && (
          <>
            <CellEditor
              fieldRef={fieldRef}
              top={active.start}
              left={geometry.lefts[selection.active.column] ?? 0}
              width={geometry.widths[selection.active.column] ?? 0}
              height={active.size - 1}
              sticky={isSticky(activeColumn)}
              gridId={gridId}
              onKey={onKey}
            />
            <LevelChoices
              top={active.start}
              height={active.size}
              left={geometry.lefts[selection.active.column] ?? 0}
              scroller={scroller}
            />
          </>
        )}
      </div>
      <AddRow />
      <RowMenu place={menu} close={() => setMenu(null)} />
      <ColumnMenu place={columnMenu} close={() => setColumnMenu(null)} openScale={openScale} />
    </div>
  )

  function topOf(index: number): number {
    const at = virtualizer.measurementsCache[index]
    return at?.start ?? virtualizer.getTotalSize() + HEADER_HEIGHT
  }
}

/** Where the dragged rows would land. */
function DropLine({ top }: { top: number }) {
  return <div className="bg-accent pointer-events-none absolute left-0 z-25 h-0.5 w-full" style={{ top: top - 1 }} />
}
