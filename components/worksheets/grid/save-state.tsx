'use client'

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { useGrid, useObservable } from './grid-context'

/** In words, at one place: whether what was typed is safe on the server. */
export function SaveState() {
  const t = useTranslations('grid.save')
  const { controller } = useGrid()
  const { unsent, failing, blocked } = useObservable(controller.store.queue.state)
  const online = useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div className="flex min-h-7 items-center gap-2 text-sm whitespace-nowrap" role="status">
      {blocked ? (
        <Blocked />
      ) : failing ? (
        <span className="text-warning inline-flex items-center gap-1">
          <CloudOff aria-hidden className="size-4" />
          {online ? t('unsent', { count: unsent }) : t('offline', { count: unsent })}
        </span>
      ) : unsent > 0 ? (
        <span className="text-muted inline-flex items-center gap-1">
          <LoaderCircle aria-hidden className="size-4" />
          {t('saving')}
        </span>
      ) : (
        <span className="text-muted inline-flex items-center gap-1">
          <Check aria-hidden className="size-4" />
          {t('saved')}
        </span>
      )}
    </div>
  )
}

/** Nothing can be sent until the person acts; what was typed stays here and can be copied. */
function Blocked() {
  const t = useTranslations('grid.save')
  const { controller } = useGrid()
  const { queue } = controller.store
  const { unsent, blocked } = useObservable(queue.state)
  if (!blocked) return null
  const texts = queue.unsentPatches().flatMap(({ value }) => value ?? [])
  return (
    <Dialog
      trigger={
        <Button size="sm" look="danger">
          <TriangleAlert aria-hidden />
          {t(`${blocked.kind}.title`)} · {t('unsent', { count: unsent })}
        </Button>
      }
      title={t(`${blocked.kind}.title`)}
      description={(blocked.kind === 'refused' && blocked.message) || t(`${blocked.kind}.text`)}
      footer={
        <>
          {blocked.kind === 'signedOut' && (
            <Button asChild>
              <a href="/sign-in" target="_blank">
                {t('signIn')}
              </a>
            </Button>
          )}
          <DialogClose>
            <Button look="primary" onClick={() => queue.retry()}>
              {t('retry')}
            </Button>
          </DialogClose>
        </>
      }
    >
      <label className="text-muted block text-sm">
        {t('copyable')}
        <textarea
          readOnly
          rows={8}
          value={texts.join('\n')}
          className="border-control bg-surface text-ink mt-1 block w-full rounded-md border p-2"
        />
      </label>
    </Dialog>
  )
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
