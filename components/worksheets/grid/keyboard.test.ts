import { describe, expect, it } from 'vitest'
import { type Command, commandOf } from './keyboard'

function press(keys: string): Command | null {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  return commandOf({
    key: key === 'Space' ? ' ' : key,
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
  })
}

describe('commandOf', () => {
  it.each<[string, Command | null]>([
    ['ArrowDown', { do: 'move', motion: 'down', extend: false }],
    ['Shift+ArrowRight', { do: 'move', motion: 'right', extend: true }],
    ['Ctrl+ArrowDown', { do: 'move', motion: 'edgeDown', extend: false }],
    ['Ctrl+Shift+End', { do: 'move', motion: 'sheetEnd', extend: true }],
    ['Home', { do: 'move', motion: 'rowStart', extend: false }],
    ['Meta+Home', { do: 'move', motion: 'sheetStart', extend: false }],
    ['Tab', { do: 'step', direction: 'across', backwards: false }],
    ['Shift+Tab', { do: 'step', direction: 'across', backwards: true }],
    ['Enter', { do: 'open' }],
    ['Shift+Enter', { do: 'step', direction: 'down', backwards: true }],
    ['F2', { do: 'edit' }],
    ['Backspace', { do: 'clear' }],
    ['Shift+Space', { do: 'selectRow' }],
    ['Ctrl+a', { do: 'selectAll' }],
    ['Ctrl+d', { do: 'fillDown' }],
    ['Ctrl+z', { do: 'undo' }],
    ['Ctrl+Shift+Z', { do: 'redo' }],
    ['Ctrl+y', { do: 'redo' }],
    ['Alt+Shift+ArrowUp', { do: 'moveRow', by: -1 }],
    ['Alt+Shift+ArrowRight', { do: 'resize', by: 1 }],
    ['Alt+ArrowDown', { do: 'columnMenu' }],
    ['Shift+F10', { do: 'rowMenu' }],
  ])('%s', (keys, command) => {
    expect(press(keys)).toEqual(command)
  })

  it.each(['a', 'Shift+A', '高', 'Ctrl+c', 'Ctrl+v', 'Ctrl+x', 'Ctrl+r', 'Alt+ArrowLeft', 'F5', 'Process'])(
    'leaves %s to the browser',
    (keys) => {
      expect(press(keys)).toBeNull()
    },
  )
})
