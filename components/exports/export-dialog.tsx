'use client'

import { Download } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useCommands } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Progress } from '@/components/ui/progress'
import { RadioGroup } from '@/components/ui/radio-group'
import { Skeleton } from '@/components/ui/skeleton'
import { Notice } from '@/components/worksheets/notice'
import { formatIds, type FormatId } from '@/lib/domain/worksheet/model'
import type { ExportPreview } from '@/lib/features/exports/types'
import type { OriginalFile } from '@/lib/features/imports/types'
import { downloadExport, previewExport, saveFile, type Preview, type Target } from './export-requests'
import { WriteBackContents } from './write-back-contents'

interface ExportDialogProps {
  worksheetId: string
  /** The worksheet's own format; it comes first, and nothing is lost in it. */
  format: FormatId
}

/** Chooses what a download is and says before it is made what becomes of the worksheet in it. */
export function ExportDialog({ worksheetId, format: own }: ExportDialogProps) {
  const t = useTranslations('export')
  const [open, setOpen] = useState(false)
  useCommands(() => [
    {
      id: 'export',
      group: t('excel'),
      label: t('title'),
      keywords: ['export', 'download', 'xlsx'],
      run: () => setOpen(true),
    },
  ])
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet" size="sm">
          <Download aria-hidden />
          <span className="max-sm:sr-only">{t('open')}</span>
        </Button>
      }
      title={t('title')}
      description={t('description')}
    >
      <ExportForm worksheetId={worksheetId} own={own} />
    </Dialog>
  )
}

type Look = { choice: string; withIds: boolean; preview: Preview | null; error: string | null }
type Download = { state: 'running'; fraction: number | undefined } | { state: 'done'; fileName: string }

/** Mounted while the dialog is open, so that each opening looks at the worksheet as it is then. */
function ExportForm({ worksheetId, own }: { worksheetId: string; own: FormatId }) {
  const t = useTranslations('export')
  const formatter = useFormatter()
  /** A format, or the id of the import whose file is written into. */
  const [choice, setChoice] = useState<string>(own)
  /** Of a file that is written into: whether its rows get ids. */
  const [withIds, setWithIds] = useState(false)
  const [originals, setOriginals] = useState<OriginalFile[]>([])
  const [look, setLook] = useState<Look | null>(null)
  const [download, setDownload] = useState<Download | null>(null)
  const [error, setError] = useState<string | null>(null)

  useEffect(() => {
    let wanted = true
    void previewExport(worksheetId, targetOf(choice, withIds)).then((answer) => {
      if (!wanted) return
      if (answer.ok && 'originals' in answer.value) setOriginals(answer.value.originals)
      setLook({
        choice,
        withIds,
        preview: answer.ok ? answer.value : null,
        error: answer.ok ? null : (answer.message ?? t('notReached')),
      })
    })
    return () => {
      wanted = false
    }
  }, [worksheetId, choice, withIds, t])

  const current = look?.choice === choice && look.withIds === withIds ? look : null
  const original = originals.find(({ id }) => id === choice)

  async function run(fileName: string) {
    setError(null)
    setDownload({ state: 'running', fraction: undefined })
    const answer = await downloadExport(worksheetId, targetOf(choice, withIds), (fraction) =>
      setDownload({ state: 'running', fraction }),
    )
    if (answer.ok) {
      saveFile(answer.value, fileName)
      setDownload({ state: 'done', fileName })
    } else {
      setDownload(null)
      setError(answer.message ?? t('notReached'))
    }
  }

  function choose(next: string, ids = false) {
    setChoice(next)
    setWithIds(ids)
    setDownload(null)
    setError(null)
  }

  return (
    <div className="flex flex-col gap-4 pb-2">
      <RadioGroup
        legend={t('format')}
        value={choice}
        onChange={(next) => choose(next)}
        options={[
          ...[own, ...formatIds.filter((id) => id !== own)].map((id) => ({
            value: id,
            label: t('formatLabel', { format: id, own: String(id === own) }),
          })),
          ...originals.map(({ id, fileName, importedAt }) => ({
            value: id,
            label: <span className="wrap-anywhere">{t('original', { file: fileName })}</span>,
            help: t('originalHelp', { date: formatter.dateTime(new Date(importedAt), { dateStyle: 'medium' }) }),
          })),
        ]}
      />
      {original && (
        <div>
          <Checkbox
            checked={withIds}
            aria-describedby="export-ids-help"
            onChange={(event) => choose(choice, event.target.checked)}
          >
            {t('ids')}
          </Checkbox>
          <p id="export-ids-help" className="text-muted text-sm">
            {t('idsHelp')}
          </p>
        </div>
      )}
      {/* As high as most answers, so that the dialog does not jump while one is on its way. */}
      <div className="min-h-16" aria-live="polite">
        {current?.preview ? <AnyContents preview={current.preview} /> : !current && <Skeleton className="h-16" />}
        {(error ?? current?.error) && <Notice tone="danger">{error ?? current?.error}</Notice>}
        {download?.state === 'done' && <Notice tone="success">{t('done', { file: download.fileName })}</Notice>}
      </div>
      {download?.state === 'running' && <Progress label={t('running')} value={download.fraction} />}
      <Button
        look="primary"
        busy={download?.state === 'running'}
        disabled={!current?.preview}
        onClick={() => current?.preview && run(current.preview.fileName)}
      >
        <Download aria-hidden />
        {original ? t('downloadOriginal') : t('download', { format: choice })}
      </Button>
    </div>
  )
}

function targetOf(choice: string, withIds: boolean): Target {
  const format = formatIds.find((id) => id === choice)
  return format ? { format } : { into: choice, ...(withIds && { ids: '1' }) }
}

function AnyContents({ preview }: { preview: Preview }) {
  return 'parts' in preview ? <WriteBackContents preview={preview} /> : <Contents preview={preview} />
}

function Contents({ preview }: { preview: ExportPreview }) {
  const t = useTranslations('export')
  return (
    <div className="flex flex-col gap-1">
      <p>{t('contents', { count: preview.useCaseCount })}</p>
      <p className="text-muted text-sm">{preview.fileName}</p>
      {preview.addedColumns.length > 0 && (
        <p className="bg-warning-soft text-warning rounded-md px-2 py-1">
          {t('addedColumns', {
            count: preview.addedColumns.length,
            columns: preview.addedColumns.join(t('separator')),
          })}
        </p>
      )}
      {preview.warnings.map((warning) => (
        <p key={warning} className="bg-warning-soft text-warning rounded-md px-2 py-1">
          {warning}
        </p>
      ))}
    </div>
  )
}
