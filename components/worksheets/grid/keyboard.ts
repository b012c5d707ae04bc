import type { Motion } from '@/lib/client/selection'

/** What a key asks for while the cursor stands on a cell that is not being edited. */
export type Command =
  | { do: 'move'; motion: Motion; extend: boolean }
  | { do: 'step'; direction: 'across' | 'down'; backwards: boolean }
  | { do: 'moveRow'; by: -1 | 1 }
  | { do: 'resize'; by: -1 | 1 }
  | {
      do:
        | 'open'
        | 'edit'
        | 'clear'
        | 'escape'
        | 'selectAll'
        | 'selectRow'
        | 'fillDown'
        | 'undo'
        | 'redo'
        | 'find'
        | 'history'
        | 'addRow'
        | 'rowMenu'
        | 'columnMenu'
    }

/** The parts of a keyboard event that decide. */
export interface Key {
  key: string
  shiftKey: boolean
  /** Ctrl, or ⌘ on a Mac. */
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const arrows: Record<string, [plain: Motion, withCtrl: Motion]> = {
  ArrowUp: ['up', 'edgeUp'],
  ArrowDown: ['down', 'edgeDown'],
  ArrowLeft: ['left', 'edgeLeft'],
  ArrowRight: ['right', 'edgeRight'],
  Home: ['rowStart', 'sheetStart'],
  End: ['rowEnd', 'sheetEnd'],
  PageUp: ['pageUp', 'pageUp'],
  PageDown: ['pageDown', 'pageDown'],
}

/** Reads a key as a spreadsheet does; null leaves it to the browser (typing, copy and paste, zoom, reload). */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): Command | null {
  const ctrl = ctrlKey || metaKey
  if (altKey) return ctrl ? null : shiftKey ? altShiftCommand(key) : altCommand(key)
  const arrow = arrows[key]
  if (arrow) return { do: 'move', motion: arrow[ctrl ? 1 : 0], extend: shiftKey }
  return ctrl ? ctrlCommand(key.toLowerCase(), shiftKey) : plainCommand(key, shiftKey)
}

/** As in Excel: the filter menu of the column. */
function altCommand(key: string): Command | null {
  return key === 'ArrowDown' ? { do: 'columnMenu' } : null
}

function altShiftCommand(key: string): Command | null {
  switch (key) {
    case 'ArrowUp':
      return { do: 'moveRow', by: -1 }
    case 'ArrowDown':
      return { do: 'moveRow', by: 1 }
    case 'ArrowLeft':
      return { do: 'resize', by: -1 }
    case 'ArrowRight':
      return { do: 'resize', by: 1 }
    default:
      return null
  }
}

function ctrlCommand(key: string, shiftKey: boolean): Command | null {
  switch (key) {
    case 'a':
      return { do: 'selectAll' }
    case 'd':
      return { do: 'fillDown' }
    case 'f':
      return { do: 'find' }
    case 'z':
      return { do: shiftKey ? 'redo' : 'undo' }
    case 'h':
      return shiftKey ? { do: 'history' } : null
    case 'y':
      return { do: 'redo' }
    case 'enter':
      return { do: 'addRow' }
    default:
      return null
  }
}

function plainCommand(key: string, shiftKey: boolean): Command | null {
  switch (key) {
    case 'Tab':
      return { do: 'step', direction: 'across', backwards: shiftKey }
    case 'Enter':
      return shiftKey ? { do: 'step', direction: 'down', backwards: true } : { do: 'open' }
    case 'F2':
      return { do: 'edit' }
    case 'F10':
      return shiftKey ? { do: 'rowMenu' } : null
    case 'ContextMenu':
      return { do: 'rowMenu' }
    case 'Escape':
      return { do: 'escape' }
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' }
    case ' ':
      return shiftKey ? { do: 'selectRow' } : null
    default:
      return null
  }
}
