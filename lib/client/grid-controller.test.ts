import { describe, expect, it } from 'vitest'
import { defaultScale, type UseCase, type Worksheet } from '../domain/worksheet/model'
import { columnsOf } from './columns'
import { findCells, nextMatch } from './find'
import { GridController } from './grid-controller'
import { rangeOf, selectRange } from './selection'
import { noFilter } from './view'
import { WorksheetStore } from './worksheet-store'

const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: [] }

function open(count: number, options: { canEdit?: boolean; next?: string | null } = {}) {
  const useCases = Array.from({ length: count }, (_, at): UseCase => {
    const cells = { no: String(at + 1), product: `P${at + 1}` }
    return { id: String(at), position: `a${at}`, cells, revision: 1, cellRevisions: {} }
  })
  const store = new WorksheetStore({
    worksheet,
    page: { seq: 1, useCases, next: options.next ?? null },
    send: () => new Promise(() => {}),
  })
  const controller = new GridController(store, columnsOf(worksheet), 'ja', options.canEdit ?? true)
  controller.connect()
  const column = (key: string) => controller.columns.get().findIndex((each) => each.key === key)
  return { store, controller, column }
}

describe('copy and paste', () => {
  it('copies the priority with the cells and pastes past the end into new, numbered rows', () => {
    const { controller, store, column } = open(2)
    controller.select({ row: 1, column: column('product') })
    controller.paste('a\r\nb\r\nc\r\n')
    expect(store.rows().map(({ cells }) => cells)).toEqual([
      { no: '1', product: 'P1' },
      { no: '2', product: 'a' },
      { no: '3', product: 'b' },
      { no: '4', product: 'c' },
    ])
    expect(rangeOf(controller.selection.get())).toMatchObject({ top: 1, bottom: 3 })
    controller.selection.set(selectRange({ top: 0, bottom: 1, left: 0, right: 2 }))
    expect(controller.copy()).toBe('1\t\tP1\r\n2\t\ta\r\n')
  })

  it('is undone as one step', () => {
    const { controller, store, column } = open(1)
    controller.select({ row: 0, column: column('product') })
    controller.paste('a\nb')
    controller.undo()
    expect(store.rows().map(({ cells }) => cells.product)).toEqual(['P1'])
  })

  it('no longer says what an action did that is undone', () => {
    const { controller } = open(1)
    controller.delete('0')
    expect(controller.notice.get()).toEqual({ kind: 'rowsDeleted', count: 1 })
    controller.undo()
    expect(controller.notice.get()).toBeNull()
  })

  it('says how many columns did not fit', () => {
    const { controller, column } = open(1)
    controller.select({ row: 0, column: column('notes') })
    controller.paste('a\tb\tc')
    expect(controller.notice.get()).toEqual({ kind: 'columnsLeftOut', count: 2 })
  })

  it('adds no rows while the last ones are not here', () => {
    const { controller, store, column } = open(1, { next: 'more' })
    controller.select({ row: 0, column: column('product') })
    controller.paste('a\nb')
    expect(store.rows()).toHaveLength(1)
    expect(controller.notice.get()).toEqual({ kind: 'stillLoading' })
  })
})

describe('the view', () => {
  it('keeps the cursor on its row when rows come above it', () => {
    const { controller } = open(3)
    controller.select({ row: 2, column: 3 })
    controller.insertBeside('0', 'above')
    controller.goTo('2', controller.columns.get()[3])
    controller.store.undo()
    expect(controller.activeRowId()).toBe('2')
  })

  it('shows a row that is added under a filter, and forgets it with the next filter', () => {
    const { controller, column } = open(3)
    controller.setSettings({ filters: { product: { ...noFilter, text: 'P2' } }, sort: null })
    expect(controller.view.get()).toEqual(['1'])
    controller.addRow()
    expect(controller.view.get()).toHaveLength(2)
    controller.setSettings({ filters: { product: { ...noFilter, text: 'P3' } }, sort: null })
    expect(controller.view.get()).toEqual(['2'])
    expect(column('product')).toBe(2)
  })

  it('does not move rows while it is sorted', () => {
    const { controller, store } = open(3)
    controller.setSettings({ filters: {}, sort: { key: 'no', descending: true } })
    controller.moveBy('0', 1)
    expect(store.order.get()).toEqual(['0', '1', '2'])
  })
})

describe('rows', () => {
  it('move together when several are ticked', () => {
    const { controller, store } = open(4)
    controller.toggleChecked('0')
    controller.toggleChecked('1')
    controller.moveBy('1', 1)
    expect(store.order.get()).toEqual(['2', '0', '1', '3'])
  })

  it('are deleted together when several are ticked', () => {
    const { controller, store } = open(4)
    controller.toggleChecked('0')
    controller.toggleChecked('2')
    controller.delete('2')
    expect(store.order.get()).toEqual(['1', '3'])
    expect(controller.checked.get().size).toBe(0)
  })
})

describe('a viewer', () => {
  it('changes nothing by any command', () => {
    const { controller, store } = open(2, { canEdit: false })
    controller.beginEdit('edit')
    controller.setActive('x')
    controller.clear()
    controller.paste('a\nb\nc')
    controller.addRow()
    controller.duplicate('0')
    controller.delete('0')
    controller.moveBy('0', 1)
    expect(controller.mode.get()).toBe('none')
    expect(store.order.get()).toEqual(['0', '1'])
    expect(store.queue.unsentPatches()).toEqual([])
  })
})

describe('find', () => {
  it('finds cells row by row and goes round', () => {
    const { controller, column } = open(12)
    const cells = findCells(controller, 'ｐ1')
    expect(cells.map(({ row }) => row)).toEqual([0, 9, 10, 11])
    const from = { row: 9, column: column('product') }
    expect(nextMatch(cells, from, false)).toBe(2)
    expect(nextMatch(cells, from, false, true)).toBe(1)
    expect(nextMatch(cells, from, true)).toBe(0)
    expect(nextMatch(cells, cells[3]!, false)).toBe(0)
    expect(nextMatch(cells, cells[0]!, true)).toBe(3)
    expect(nextMatch([], from, false)).toBe(-1)
  })
})
