'use client'

import { useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { Button } from '@/components/ui/button'
import type { useValuation } from './use-valuation'

/** Stays at the foot of the editor: whether all is saved, saving, and what to do when somebody else was first. */
export function SaveBar({ state }: { state: ReturnType<typeof useValuation> }) {
  const t = useTranslations('value')
  const { changed, busy, failure, isOutdated, save, saveOver, takeNewest } = state
  return (
    <div
      data-print="hide"
      className="bg-surface border-line sticky bottom-0 z-10 flex flex-col gap-2 rounded-md border p-3"
    >
      {failure && <FailureNote failure={failure} />}
      {isOutdated && !busy && (
        <p role="status" className="bg-warning-soft text-warning rounded-md px-3 py-2">
          {t(changed ? 'outdatedKept' : 'outdated')}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <span role="status" className="text-muted text-sm">
          {changed ? t('unsaved') : t('saved')}
        </span>
        {isOutdated && !busy ? (
          <>
            <Button onClick={takeNewest}>{t('takeNewest')}</Button>
            {changed && <Button onClick={saveOver}>{t('saveOver')}</Button>}
          </>
        ) : (
          // Never disabled: pressing it finishes the field that is being typed in, which may be the first change.
          <Button look="primary" busy={busy} onClick={() => changed && save()}>
            {t('save')}
          </Button>
        )}
      </div>
    </div>
  )
}
