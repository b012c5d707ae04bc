'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { Notice } from '@/components/worksheets/notice'
import { Progress } from '@/components/ui/progress'
import { intakeErrorText, MAX_UPLOAD_BYTES } from '@/lib/domain/worksheet/intake-errors'
import { rememberImport } from '@/lib/client/outside-steps'
import type { ImportOptions } from '@/lib/features/imports/schema'
import type { ImportPreview, ImportSummary } from '@/lib/features/imports/types'
import { DropAnywhere } from './drop-anywhere'
import { changeOptions, commitImport, openImport, uploadFile, type Answer, type ImportPlace } from './import-requests'
import { ImportDone } from './import-done'
import { collectFile } from './pending-file'
import { Preview } from './preview'

type Step =
  | { name: 'choose' }
  | { name: 'opening'; id: string }
  | { name: 'reading'; fileName: string; uploaded: number }
  | { name: 'preview'; preview: ImportPreview; busy: 'options' | 'commit' | null }
  | { name: 'done'; summary: ImportSummary; merged: boolean }

interface ImportFlowProps {
  place: ImportPlace
  /** Address of the workspace's worksheets. */
  worksheetsHref: string
}

/** A file on its way into a worksheet: choose, look at what was read, import, see the result. */
export function ImportFlow({ place, worksheetsHref }: ImportFlowProps) {
  const t = useTranslations('import')
  const locale = useLocale()
  const address = useSearchParams().get('import')
  const [step, setStep] = useState(() => stepAt(address))
  const [error, setError] = useState<string | null>(null)
  // A later upload or choice wins over an answer that is still on its way.
  const latest = useRef(0)

  async function read(file: File) {
    const turn = ++latest.current
    if (file.size > MAX_UPLOAD_BYTES) {
      // Not sent at all: it would be refused only after the last byte.
      setError(intakeErrorText({ code: 'tooLarge' })[locale])
      return setStep({ name: 'choose' })
    }
    setError(null)
    setStep({ name: 'reading', fileName: file.name, uploaded: 0 })
    const answer = await uploadFile(file, place, (uploaded) => {
      if (turn === latest.current) setStep({ name: 'reading', fileName: file.name, uploaded })
    })
    if (turn !== latest.current) return
    if (answer.ok) {
      setStep({ name: 'preview', preview: answer.value, busy: null })
      showInAddress(answer.value.id, 'push')
    } else {
      setError(answer.message ?? t('notReached'))
      setStep({ name: 'choose' })
    }
  }

  async function decide(preview: ImportPreview, options: ImportOptions) {
    const turn = ++latest.current
    setError(null)
    // What was chosen shows at once; what follows from it comes with the answer.
    setStep({ name: 'preview', preview: { ...preview, options }, busy: 'options' })
    const answer = await changeOptions(preview.id, options)
    if (turn !== latest.current) return
    if (!answer.ok) setError(answer.message ?? t('notReached'))
    setStep({ name: 'preview', preview: answer.ok ? answer.value : preview, busy: null })
  }

  async function commit(preview: ImportPreview) {
    setError(null)
    setStep({ name: 'preview', preview, busy: 'commit' })
    const answer = await commitImport(preview.id)
    if (answer.ok) {
      finish(answer.value, false)
    } else {
      setError(answer.message ?? t('notReachedAtCommit'))
      setStep({ name: 'preview', preview, busy: null })
    }
  }

  function finish(summary: ImportSummary, merged: boolean) {
    for (const { id, created } of summary.worksheets) if (!created) rememberImport(id, summary.id)
    setStep({ name: 'done', summary, merged })
    showInAddress(null, 'replace')
  }

  /** Back and Forward go between choosing a file and its preview. */
  function follow(id: string | null) {
    if (id === (step.name === 'preview' ? step.preview.id : null)) return
    latest.current += 1
    setError(null)
    setStep(stepAt(id))
  }

  function opened(id: string, answer: Answer<ImportPreview>) {
    if (step.name !== 'opening' || step.id !== id) return
    if (!answer.ok) setError(answer.message ?? t('notReached'))
    setStep(answer.ok ? { name: 'preview', preview: answer.value, busy: null } : { name: 'choose' })
  }

  function leave() {
    setStep({ name: 'choose' })
    showInAddress(null, 'push')
  }

  const followHistory = useEffectEvent(() => follow(new URLSearchParams(window.location.search).get('import')))
  useEffect(() => {
    const listener = () => followHistory()
    window.addEventListener('popstate', listener)
    return () => window.removeEventListener('popstate', listener)
  }, [])

  const opening = step.name === 'opening' ? step.id : null
  const showOpened = useEffectEvent(opened)
  useEffect(() => {
    if (opening) void openImport(opening).then((answer) => showOpened(opening, answer))
  }, [opening])

  const readLeft = useEffectEvent(read)
  useEffect(() => collectFile((file) => void readLeft(file)), [])

  return (
    <div className="flex flex-col gap-4">
      {error && (
        <Notice tone="danger">
          <p>{error}</p>
          {step.name === 'choose' && <p>{t('nothingWritten')}</p>}
        </Notice>
      )}
      {step.name === 'choose' && (
        <>
          <FileDrop label={t('drop')} help={t('dropHelp')} accept=".xlsx,.xlsm,.csv,.tsv,.txt" onFile={read} />
          <DropAnywhere label={t('dropHere')} onFile={read} />
        </>
      )}
      {step.name === 'opening' && <Progress label={t('opening')} />}
      {step.name === 'reading' && (
        <Progress
          label={t(step.uploaded < 1 ? 'uploading' : 'reading', { file: step.fileName })}
          value={step.uploaded < 1 ? step.uploaded : undefined}
        />
      )}
      {step.name === 'preview' && (
        <Preview
          preview={step.preview}
          busy={step.busy}
          onDecide={(options) => decide(step.preview, options)}
          onCommit={() => commit(step.preview)}
          onMerged={(summary) => finish(summary, true)}
          onLeave={leave}
        />
      )}
      {step.name === 'done' && (
        <>
          <ImportDone summary={step.summary} merged={step.merged} worksheetsHref={worksheetsHref} />
          <div>
            <Button onClick={() => setStep({ name: 'choose' })}>{t('another')}</Button>
          </div>
        </>
      )}
    </div>
  )
}

/** What an address shows: the preview that it names, or the choice of a file. */
function stepAt(id: string | null): Step {
  return id ? { name: 'opening', id } : { name: 'choose' }
}

/** Puts the preview into the address, so that a reload or Back shows it again, without asking the server for the page. */
function showInAddress(id: string | null, how: 'push' | 'replace'): void {
  const url = new URL(window.location.href)
  if (id) url.searchParams.set('import', id)
  else url.searchParams.delete('import')
  if (how === 'push') window.history.pushState(null, '', url)
  else window.history.replaceState(null, '', url)
}
