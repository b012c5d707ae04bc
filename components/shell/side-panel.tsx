'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'

interface SidePanelProps {
  title: ReactNode
  /** Beside the title: previous and next row, for example. */
  actions?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** The row form and explanations, beside the work (`panel` of `Page`). Escape closes it, unless it ends a composition. */
export function SidePanel({ title, actions, onClose, children }: SidePanelProps) {
  const t = useTranslations('shell')
  const id = useId()

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }

  return (
    <aside
      data-panel
      aria-labelledby={id}
      onKeyDown={closeOnEscape}
      className="bg-surface flex w-full shrink-0 flex-col md:w-96 md:border-l"
    >
      <header className="flex items-center gap-1 border-b py-1 pr-1 pl-3">
        <h2 id={id} className="min-w-0 flex-1 truncate font-semibold">
          {title}
        </h2>
        {actions}
        <IconButton icon={X} label={t('closePanel')} shortcut="Esc" onClick={onClose} />
      </header>
      <div className="relative min-h-0 flex-1 overflow-y-auto p-3">{children}</div>
    </aside>
  )
}
