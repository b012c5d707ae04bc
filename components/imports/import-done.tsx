'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/worksheets/notice'
import { forgetImport } from '@/lib/client/outside-steps'
import type { ImportSummary, UndoSummary } from '@/lib/features/imports/types'
import { undoImport } from './import-requests'

interface ImportDoneProps {
  summary: ImportSummary
  /** The file was merged into its worksheet, not imported beside what was there. */
  merged: boolean
  worksheetsHref: string
}

/** What was imported or merged, where it is now, and a way back. */
export function ImportDone({ summary, merged, worksheetsHref }: ImportDoneProps) {
  const t = useTranslations('import')
  const tMerge = useTranslations('merge')
  const done = merged ? tMerge('done') : t('done')
  const [busy, setBusy] = useState(false)
  const [undone, setUndone] = useState<UndoSummary | null>(null)
  const [error, setError] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)

  // The button that was pressed is gone; without a focus of its own the page would start again from the top.
  useEffect(() => heading.current?.focus(), [])

  async function undo() {
    setBusy(true)
    setError(null)
    const answer = await undoImport(summary.id)
    setBusy(false)
    if (answer.ok) {
      setUndone(answer.value)
      for (const { id } of summary.worksheets) forgetImport(id)
    } else setError(answer.message ?? t('notReached'))
  }

  return (
    <section aria-label={done} className="flex flex-col gap-3">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold focus-visible:outline-none">
        {undone ? (merged ? tMerge('undone') : t('undone')) : done}
      </h2>
      {error && <Notice tone="danger">{error}</Notice>}
      {undone ? (
        <Notice tone="plain">
          {undone.archived.length > 0 && <p>{t('undoneArchived', { count: undone.archived.length })}</p>}
          {merged && <p>{tMerge('undoneHelp')}</p>}
          {!merged && undone.removed > 0 && <p>{t('undoneRemoved', { count: undone.removed })}</p>}
          {undone.kept > 0 && <p>{t('undoneKept', { count: undone.kept })}</p>}
          {undone.keptColumns.length > 0 && (
            <p>
              {t('undoneKeptColumns', {
                count: undone.keptColumns.length,
                names: undone.keptColumns.join(tMerge('separator')),
              })}
            </p>
          )}
          {undone.keptScale && <p>{t('undoneKeptScale')}</p>}
          {undone.keptDatasets.length > 0 && (
            <p>{t('undoneKeptDatasets', { names: undone.keptDatasets.join(tMerge('separator')) })}</p>
          )}
        </Notice>
      ) : (
        <>
          <ul className="flex flex-col gap-2">
            {summary.worksheets.map(({ id, title, rowCount }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3">
                <Link href={`${worksheetsHref}/${id}`} className="text-accent inline-block py-1 font-medium underline">
                  {t('openWorksheet', { title })}
                </Link>
                <span className="text-muted">
                  {merged ? tMerge('doneRows', { count: rowCount }) : t('imported', { count: rowCount })}
                </span>
              </li>
            ))}
          </ul>
          <div>
            <Button onClick={undo} busy={busy}>
              {merged ? tMerge('undo') : t('undo')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
