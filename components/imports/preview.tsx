'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MergeReview } from '@/components/merges/merge-review'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { ImportOptions } from '@/lib/features/imports/schema'
import type { ImportPreview, ImportSummary, PreviewSheet } from '@/lib/features/imports/types'
import { ImportWay, type Way } from './import-way'
import { IssueList } from './issue-list'
import { PreviewFooter } from './preview-footer'
import { ReadinessPreview } from './readiness-preview'
import { ValuePreview } from './value-preview'
import { SheetPreview } from './sheet-preview'

type SheetChoice = ImportOptions['sheets'][string]

interface PreviewProps {
  preview: ImportPreview
  busy: 'options' | 'commit' | null
  onDecide: (options: ImportOptions) => void
  onCommit: () => void
  onMerged: (summary: ImportSummary) => void
  onLeave: () => void
}

/** What the file holds and what becomes of it. Every choice is read again by the server before it shows. */
export function Preview({ preview, busy, onDecide, onCommit, onMerged, onLeave }: PreviewProps) {
  const t = useTranslations('import')
  const tMerge = useTranslations('merge')
  const { options, sheets, merge } = preview
  const examples = sheets.reduce((count, sheet) => count + sheet.exampleCount, 0)
  // A copy of the worksheet is merged unless the person says otherwise; any other file is merged only when they say so.
  const [way, setWay] = useState<Way>(merge?.exportedAt ? 'merge' : 'import')
  const merging = merge !== null && way === 'merge'
  const contents = (
    <>
      {examples > 0 && (
        <Checkbox
          checked={options.includeExample}
          onChange={(event) => onDecide({ ...options, includeExample: event.target.checked })}
        >
          {t('includeExample', { count: examples })}
        </Checkbox>
      )}
      {sheets.map((sheet) => (
        <SheetPreview
          key={sheet.index}
          sheet={sheet}
          choosable={sheets.length > 1}
          titled={!preview.target && !merging}
          choice={options.sheets[sheet.index]}
          onChoose={(choice) => choose(sheet, choice)}
        />
      ))}
    </>
  )

  function choose(sheet: PreviewSheet, choice: Partial<SheetChoice>) {
    const before = options.sheets[sheet.index] ?? { take: sheet.taken, columns: {} }
    onDecide({ ...options, sheets: { ...options.sheets, [sheet.index]: { ...before, ...choice } } })
  }

  return (
    <section aria-label={t('preview')} aria-busy={busy !== null} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 text-lg font-semibold">{preview.fileName}</h2>
        {!merging && (
          <p className="text-muted">{preview.target ? t('into', { title: preview.target.title }) : t('notYet')}</p>
        )}
      </header>
      {merge && <ImportWay merge={merge} appends={preview.target !== null} value={way} onChange={setWay} />}
      <IssueList groups={preview.issues} />
      {preview.readiness && (
        <ReadinessPreview
          readiness={preview.readiness}
          merging={merging}
          exported={Boolean(merge?.exportedAt)}
          choices={options.datasets}
          onChoose={(datasets) => onDecide({ ...options, datasets })}
        />
      )}
      {preview.values && <ValuePreview values={preview.values} merging={merging} />}
      {merging ? (
        <>
          <details>
            <summary className="cursor-pointer py-1 pointer-coarse:py-2.5">{tMerge('file')}</summary>
            <div className="mt-2 flex flex-col gap-4">{contents}</div>
          </details>
          <MergeReview upload={preview} onMerged={onMerged} onLeave={onLeave} />
        </>
      ) : (
        <>
          {contents}
          <PreviewFooter>
            <Button onClick={onLeave} disabled={busy === 'commit'}>
              {t('chooseAnother')}
            </Button>
            <Button look="primary" busy={busy !== null} disabled={preview.rowCount === 0} onClick={onCommit}>
              {busy === 'commit' ? t('importing') : importLabel()}
            </Button>
          </PreviewFooter>
        </>
      )}
    </section>
  )

  function importLabel(): string {
    if (preview.rowCount === 0) return t('nothingToImport')
    return preview.worksheetCount > 1
      ? t('importMany', { count: preview.rowCount, worksheets: preview.worksheetCount })
      : t('importRows', { count: preview.rowCount })
  }
}
