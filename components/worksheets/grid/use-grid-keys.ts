'use client'

import type { KeyboardEvent } from 'react'
import { cellKeyOf } from '@/lib/client/columns'
import { widthOf } from '@/lib/client/grid-layout'
import { type Command, commandOf } from './keyboard'
import { useGrid } from './grid-context'

/** A key press widens or narrows a column by this many pixels. */
const RESIZE_STEP = 16

interface GridKeysOptions {
  /** Rows in view: what a page key moves by. */
  pageRows: () => number
  openFind: () => void
  openRowMenu: () => void
  openColumnMenu: () => void
}

/** Carries out the keys of a cell that is not being edited. @returns a handler that says whether it used the key */
export function useGridKeys({ pageRows, openFind, openRowMenu, openColumnMenu }: GridKeysOptions) {
  const { controller, layout, showHistory } = useGrid()

  function run(command: Command): boolean {
    switch (command.do) {
      case 'move':
        controller.move(command.motion, command.extend, pageRows())
        return true
      case 'step':
        if (command.direction === 'across' && controller.tabLeaves(command.backwards)) return false
        controller.step(command.direction, command.backwards)
        return true
      case 'open':
        return openCell()
      case 'edit':
        controller.beginEdit('edit')
        return true
      case 'clear':
        controller.clear()
        return true
      case 'escape':
        return escape()
      case 'selectAll':
        controller.selectAll()
        return true
      case 'selectRow':
        controller.selectRow()
        return true
      case 'fillDown':
        controller.fillDown()
        return true
      case 'undo':
        controller.undo()
        return true
      case 'redo':
        controller.redo()
        return true
      case 'find':
        openFind()
        return true
      case 'history':
        return openCellHistory()
      case 'addRow':
        controller.addRow()
        return true
      case 'rowMenu':
        openRowMenu()
        return true
      case 'columnMenu':
        openColumnMenu()
        return true
      case 'moveRow':
        return moveRow(command.by)
      case 'resize':
        return resize(command.by)
    }
  }

  /** Enter: the choices of a level cell, the text of any other; where nothing can be typed it goes down. */
  function openCell(): boolean {
    const type = controller.activeColumn()?.type
    if (!controller.canType()) controller.step('down', false)
    else if (type === 'level' || type === 'applicability') controller.choices.set({ focus: true })
    else controller.beginEdit('edit')
    return true
  }

  /** Takes back the smallest thing first; with nothing left to take back, the keyboard leaves the grid. */
  function escape(): boolean {
    const { active, anchor, focus } = controller.selection.get()
    if (controller.choices.get()) controller.choices.set(null)
    else if (controller.query.get() !== '') controller.query.set('')
    else if (anchor.row !== focus.row || anchor.column !== focus.column) controller.select(active)
    else document.querySelector<HTMLElement>('[data-grid-toolbar] button')?.focus()
    return true
  }

  function openCellHistory(): boolean {
    const id = controller.activeRowId()
    const column = controller.activeColumn()
    const field = column && cellKeyOf(column)
    if (id) showHistory(field ? { useCaseId: id, field } : { useCaseId: id })
    return true
  }

  function moveRow(by: -1 | 1): boolean {
    const id = controller.activeRowId()
    if (id) controller.moveBy(id, by)
    return true
  }

  function resize(by: -1 | 1): boolean {
    const column = controller.activeColumn()
    if (column) layout.resize(column, widthOf(column, layout.settings.get()) + by * RESIZE_STEP)
    return true
  }

  return (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const command = commandOf(event)
    return command !== null && run(command)
  }
}
