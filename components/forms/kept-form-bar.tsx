'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { FailureNote } from './failure-note'
import { FootBar } from './foot-bar'
import type { useKeptForm } from './use-kept-form'

interface KeptFormBarProps {
  form: ReturnType<typeof useKeptForm>
  /** Sends the form where it is not part of a `<form>`. */
  onSave?: () => void
  /** Beside saving: what else can be done with the whole. */
  children?: ReactNode
}

/** Stays at the foot of a form that fills a page, over the page's own margin: whether all is saved, saving, and giving up what was typed. */
export function KeptFormBar({ form, onSave, children }: KeptFormBarProps) {
  const t = useTranslations('keptForm')
  const format = useFormatter()
  const { changed, busy, failure, theirs, texts, hasMerged, keptAt, isKept, giveUp } = form
  const asks = Object.entries(theirs).some(([name, text]) => texts[name] !== text)
  const status = keptAt
    ? t('kept', { at: format.dateTime(new Date(keptAt), { dateStyle: 'medium', timeStyle: 'short' }) })
    : changed
      ? t(isKept ? 'unsavedKept' : 'unsaved')
      : t('saved')
  return (
    <FootBar className="-bottom-4 md:-bottom-6">
      {failure && failure.code !== 'conflict' && <FailureNote failure={failure} />}
      {(asks || hasMerged) && (
        <p role="status" className="bg-warning-soft text-warning rounded-md px-3 py-2">
          {t(asks ? 'collision' : 'merged')}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
        {children}
        <span role="status" className="text-muted text-sm">
          {status}
        </span>
        {changed && <Button onClick={giveUp}>{t('giveUp')}</Button>}
        <Button
          type={onSave ? 'button' : 'submit'}
          look="primary"
          busy={busy}
          disabled={!changed}
          {...(onSave && { onClick: onSave })}
        >
          {t('save')}
        </Button>
      </div>
    </FootBar>
  )
}
