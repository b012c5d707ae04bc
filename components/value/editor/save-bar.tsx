'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { FootBar } from '@/components/forms/foot-bar'
import { Button } from '@/components/ui/button'
import type { useValuation } from './use-valuation'

/** Stays at the foot of the editor: whether all is saved, saving, and what to do when somebody else was first. */
export function SaveBar({ state }: { state: ReturnType<typeof useValuation> }) {
  const t = useTranslations('value')
  const format = useFormatter()
  const { changed, busy, failure, collisions, hasMerged, keptAt, isKept, isGivenUp } = state
  const asks = collisions.length > 0 && !busy
  const status = keptAt
    ? t('kept', { at: format.dateTime(new Date(keptAt), { dateStyle: 'medium', timeStyle: 'short' }) })
    : changed
      ? t(isKept ? 'unsavedKept' : 'unsaved')
      : t('saved')
  return (
    <FootBar className="bottom-0">
      {failure && !(asks && failure.code === 'conflict') && <FailureNote failure={failure} />}
      {(asks || hasMerged) && (
        <p role="status" className="bg-warning-soft text-warning rounded-md px-3 py-2">
          {asks ? t('collision', { places: collisions.join(t('and')) }) : t('merged')}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        <span role="status" className="text-muted text-sm">
          {status}
        </span>
        {isGivenUp && <Button onClick={state.bringBack}>{t('bringBack')}</Button>}
        {asks ? (
          <>
            <Button onClick={state.takeNewest}>{t('takeNewest')}</Button>
            <Button onClick={state.saveOver}>{t('saveOver')}</Button>
          </>
        ) : (
          <>
            {changed && <Button onClick={state.giveUp}>{t('giveUp')}</Button>}
            {/* Never disabled: pressing it finishes the field that is being typed in, which may be the first change. */}
            <Button look="primary" busy={busy} onClick={() => changed && state.save()}>
              {t('save')}
            </Button>
          </>
        )}
      </div>
    </FootBar>
  )
}
