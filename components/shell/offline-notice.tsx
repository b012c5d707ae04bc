'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'

function watch(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/**
 * Says that the network is gone, what was kept, and that nothing has to be done. A page of its own for that would need a
 * service worker, which browsers refuse over the plain http of a meeting room.
 */
export function OfflineNotice() {
  const t = useTranslations('shell')
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {!online && (
        <p
          title={t('offlineHelp')}
          className="bg-warning-soft text-warning flex items-center gap-1.5 rounded-md px-2 py-1 text-sm font-medium [&_svg]:size-4"
        >
          <CloudOff aria-hidden />
          {t('offline')}
          <span className="sr-only">{t('offlineHelp')}</span>
        </p>
      )}
    </div>
  )
}
