'use client'

import { Lightbulb, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { useGrid } from './grid-context'

/** How the grid is worked, until it is dismissed. It takes no focus and covers nothing. */
export function FirstHint() {
  const t = useTranslations('grid.hint')
  const { controller, layout, focusGrid } = useGrid()
  // Whether it was dismissed is known only in the browser: drawn by the server it would flash at every visit.
  const show = useSyncExternalStore(
    layout.settings.subscribe,
    () => layout.isRestored() && !layout.settings.get().hintSeen,
    () => false,
  )
  if (!show || !controller.canEdit) return null
  return (
    <aside data-print="hide" className="bg-accent-soft flex items-center gap-2 px-3 py-1.5 text-sm max-sm:hidden">
      <Lightbulb aria-hidden className="text-accent size-4 shrink-0" />
      <p className="flex-1">{t('text')}</p>
      <IconButton
        size="sm"
        icon={X}
        label={t('dismiss')}
        onClick={() => {
          layout.change({ hintSeen: true })
          focusGrid()
        }}
      />
    </aside>
  )
}
