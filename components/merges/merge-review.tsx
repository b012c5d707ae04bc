'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { PreviewFooter } from '@/components/imports/preview-footer'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { Notice } from '@/components/worksheets/notice'
import type { ImportPreview, ImportSummary } from '@/lib/features/imports/types'
import type { MergePreview } from '@/lib/domain/merge/preview'
import { ChangeList } from './change-list'
import { ConflictList } from './conflict-list'
import { chooseCells, chooseRows, chooseScale, decideMatches } from './decisions'
import { MatchList } from './match-list'
import { RowConflictList } from './row-conflict-list'
import { ScaleChoice } from './scale-choice'
import { useMerge } from './use-merge'

interface MergeReviewProps {
  upload: ImportPreview
  onMerged: (summary: ImportSummary) => void
  onLeave: () => void
}

/** What merging a file into its worksheet comes to, and what the person has to decide before anything is written. */
export function MergeReview({ upload, onMerged, onLeave }: MergeReviewProps) {
  const t = useTranslations('merge')
  const merge = useMerge(upload.id, upload.sheets, onMerged)
  const questions = useRef<HTMLDivElement>(null)
  const { preview, decisions, busy, failure, outdated } = merge

  return (
    <>
      {!preview && busy && <Progress label={t('comparing')} />}
      {preview && (
        <div ref={questions} className="flex min-w-0 flex-col gap-4">
          <Facts preview={preview} />
          <MatchList
            matches={preview.matches}
            decided={decisions.matches}
            isCopy={preview.base !== null}
            onDecide={(matches, isSame) => merge.decide((before) => decideMatches(before, matches, isSame))}
          />
          <RowConflictList
            rowConflicts={preview.rowConflicts}
            chosen={decisions.choices.rows}
            outdated={outdated}
            onChoose={(rowIds, side) => merge.decide((before) => chooseRows(before, rowIds, side))}
          />
          <ConflictList
            conflicts={preview.conflicts}
            chosen={decisions.choices.cells}
            outdated={outdated}
            isCopy={preview.base !== null}
            onChoose={(conflicts, side) => merge.decide((before) => chooseCells(before, conflicts, side))}
          />
          <ScaleChoice
            scale={preview.scale}
            chosen={decisions.choices.scale}
            onChoose={(side) => merge.decide((before) => chooseScale(before, side))}
          />
          <ChangeList preview={preview} />
        </div>
      )}
      <PreviewFooter>
        <div className="w-full empty:hidden">
          {merge.overtaken && preview && preview.undecided > 0 && <Notice tone="plain">{t('overtaken')}</Notice>}
          {failure && (
            <Notice tone="danger">
              <p>{failure.message ?? t(failure.at === 'commit' ? 'notReachedAtCommit' : 'notReached')}</p>
              {failure.at === 'preview' && (
                <Button size="sm" onClick={merge.retry} className="mt-2">
                  {t('retry')}
                </Button>
              )}
            </Notice>
          )}
        </div>
        {preview && preview.undecided > 0 && (
          <>
            <p role="status" className="text-warning font-medium">
              {t('undecided', { count: preview.undecided })}
            </p>
            <Button onClick={goToNext}>{t('nextUndecided')}</Button>
          </>
        )}
        <Button onClick={onLeave} disabled={busy === 'commit'}>
          {t('chooseAnother')}
        </Button>
        <Button
          look="primary"
          busy={busy !== null}
          disabled={!preview || preview.undecided > 0 || changeCount(preview) === 0}
          onClick={merge.commit}
        >
          {busy === 'commit' ? t('merging') : mergeLabel()}
        </Button>
      </PreviewFooter>
    </>
  )

  function mergeLabel(): string {
    if (!preview) return t('merge')
    const count = changeCount(preview)
    return count === 0 && preview.undecided === 0 ? t('nothingToMerge') : t('mergeChanges', { count })
  }

  /** To the first choice that is open; when none is shown, to the button that shows more. */
  function goToNext() {
    const open = questions.current?.querySelector<HTMLElement>('[data-undecided] input')
    const next = open ?? questions.current?.querySelector<HTMLElement>('[data-more]')
    next?.focus()
    next?.closest('fieldset')?.scrollIntoView({ block: 'center' })
  }
}

function Facts({ preview: { base, worksheet, addedColumns } }: { preview: MergePreview }) {
  const t = useTranslations('merge')
  const format = useFormatter()
  return (
    <div className="flex flex-col gap-1">
      <p>
        {base
          ? t('copyOf', {
              title: worksheet.title,
              moment: format.dateTime(new Date(base.exportedAt), { dateStyle: 'medium', timeStyle: 'short' }),
              name: base.exportedBy ?? t('somebody'),
            })
          : t('noCopyOf', { title: worksheet.title })}{' '}
        {t('notYet')}
      </p>
      {addedColumns.length > 0 && (
        <p>{t('addedColumns', { count: addedColumns.length, names: addedColumns.join(t('separator')) })}</p>
      )}
    </div>
  )
}

/** Cells, rows and scores that the merge would change, as the button counts them. */
function changeCount({ counts }: MergePreview): number {
  return counts.changedCells + counts.added + counts.deleted + counts.restored + counts.moved + counts.scales
}
