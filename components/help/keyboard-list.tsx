import { useTranslations } from 'next-intl'
import { Kbd } from '@/components/ui/kbd'
import { Table } from '@/components/ui/table'
import { HelpSection } from './help-section'

/** Each action with its keys; alternatives are separate entries, keys pressed together are one. */
const shortcuts = [
  { action: 'move', keys: ['↑ ↓ ← →', 'Tab', 'Shift+Tab'] },
  { action: 'edges', keys: ['Home', 'End', 'Ctrl+↑ ↓ ← →'] },
  { action: 'edit', keys: ['F2', 'Enter'] },
  { action: 'type', keys: [] },
  { action: 'commit', keys: ['Enter', 'Tab'] },
  { action: 'newline', keys: ['Alt+Enter'] },
  { action: 'cancel', keys: ['Esc'] },
  { action: 'clear', keys: ['Delete'] },
  { action: 'range', keys: ['Shift+↑ ↓ ← →', 'Shift+Space', 'Ctrl+A'] },
  { action: 'copy', keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'] },
  { action: 'fill', keys: ['Ctrl+D'] },
  { action: 'undo', keys: ['Ctrl+Z', 'Ctrl+Y'] },
  { action: 'level', keys: ['1', '2', '3'] },
  { action: 'find', keys: ['Ctrl+F'] },
  { action: 'history', keys: ['Ctrl+Shift+H'] },
  { action: 'row', keys: ['Ctrl+Enter'] },
  { action: 'moveRow', keys: ['Alt+Shift+↑ ↓'] },
  { action: 'width', keys: ['Alt+Shift+← →'] },
  { action: 'rowMenu', keys: ['Shift+F10'] },
  { action: 'columnMenu', keys: ['Alt+↓'] },
  { action: 'palette', keys: ['Ctrl+K'] },
  { action: 'toast', keys: ['F8'] },
] as const

/** The keys of the worksheet and of the app. On a Mac, Ctrl is ⌘. */
export function KeyboardList() {
  const t = useTranslations('help.keys')
  return (
    <HelpSection id="keys" title={t('title')}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('action')}</th>
            <th scope="col">{t('key')}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map(({ action, keys }) => (
            <tr key={action}>
              <td>{t(action)}</td>
              <td>
                <span className="flex flex-wrap gap-1">
                  {keys.length === 0 ? t('typeKey') : keys.map((key) => <Kbd key={key}>{key}</Kbd>)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </HelpSection>
  )
}
