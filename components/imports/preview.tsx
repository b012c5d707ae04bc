'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import type { ImportOptions } from '@/lib/features/imports/schema'
import type { ImportPreview, PreviewSheet } from '@/lib/features/imports/types'
import { IssueList } from './issue-list'
import { SheetPreview } from './sheet-preview'

type SheetChoice = ImportOptions['sheets'][string]

interface PreviewProps {
  preview: ImportPreview
  busy: 'options' | 'commit' | null
  onDecide: (options: ImportOptions) => void
  onCommit: () => void
  onLeave: () => void
}

/** What the file holds and what becomes of it. Every choice is read again by the server before it shows. */
export function Preview({ preview, busy, onDecide, onCommit, onLeave }: PreviewProps) {
  const t = useTranslations('import')
  const { options, sheets } = preview
  const examples = sheets.reduce((count, sheet) => count + sheet.exampleCount, 0)

  function choose(sheet: PreviewSheet, choice: Partial<SheetChoice>) {
    const before = options.sheets[sheet.index] ?? { take: sheet.taken, columns: {} }
    onDecide({ ...options, sheets: { ...options.sheets, [sheet.index]: { ...before, ...choice } } })
  }

  return (
    <section aria-label={t('preview')} aria-busy={busy !== null} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="min-w-0 text-lg font-semibold">{preview.fileName}</h2>
        <p className="text-muted">{preview.target ? t('into', { title: preview.target.title }) : t('notYet')}</p>
      </header>
      <IssueList groups={preview.issues} />
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
          titled={!preview.target}
          choice={options.sheets[sheet.index]}
          onChoose={(choice) => choose(sheet, choice)}
        />
      ))}
      <footer className="border-line bg-canvas sticky -bottom-4 -mb-4 flex flex-wrap items-center justify-end gap-2 border-t py-3 md:-bottom-6 md:-mb-6">
        <Button onClick={onLeave} disabled={busy === 'commit'}>
          {t('chooseAnother')}
        </Button>
        <Button look="primary" busy={busy !== null} disabled={preview.rowCount === 0} onClick={onCommit}>
          {busy === 'commit' ? t('importing') : importLabel()}
        </Button>
      </footer>
    </section>
  )

  function importLabel(): string {
    if (preview.rowCount === 0) return t('nothingToImport')
    return preview.worksheetCount > 1
      ? t('importMany', { count: preview.rowCount, worksheets: preview.worksheetCount })
      : t('importRows', { count: preview.rowCount })
  }
}
