'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { KeptFormBar } from '@/components/forms/kept-form-bar'
import { useKeptForm } from '@/components/forms/use-kept-form'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { LevelBadge } from '@/components/readiness/level-badge'
import type { DatasetReadiness } from '@/lib/domain/readiness/assess'
import { datasetFactsSchema, MAX_DAYS_TO_READY } from '@/lib/domain/readiness/dataset'
import { changeDataset, createDataset, deleteDataset } from '@/lib/features/datasets/actions'
import type { DatasetInFull } from '@/lib/features/datasets/types'
import { DatasetChanges } from './dataset-changes'
import { DatasetFields } from './dataset-fields'
import { amountOf, factsOf, textsOf, toReady } from './dataset-texts'

interface DatasetFormProps {
  workspace: string
  userId: string
  /** Null for a new one. */
  dataset: DatasetInFull | null
  mayEdit: boolean
  /** Of what is saved; what is typed counts once it is. Null for a new one. */
  readiness: DatasetReadiness | null
  /** The use case for which a new one is made, and to which the person returns with it. */
  forUseCase?: { worksheet: string; row: string } | null
}

/** Everything about one dataset. What was typed stays until it is saved or given up, whatever the server answers. */
export function DatasetForm({ workspace, userId, dataset, mayEdit, readiness, forUseCase }: DatasetFormProps) {
  const t = useTranslations('datasets')
  const router = useRouter()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const backHref = forUseCase
    ? `/w/${workspace}/worksheets/${forUseCase.worksheet}/readiness?row=${forUseCase.row}`
    : `/w/${workspace}/datasets`
  const form = useKeptForm({
    userId,
    about: dataset ? `dataset:${dataset.id}` : `dataset:new in ${workspace}`,
    revision: dataset?.revision ?? 0,
    stored: textsOf(dataset ?? { name: '', facts: datasetFactsSchema.parse({}) }),
  })
  const back = () => router.push(backHref)
  const removal = useSend(deleteDataset, back)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const unread = toReady.filter((name) => {
      const amount = amountOf(form.texts[name] ?? '')
      return amount === undefined || (name === 'daysToReady' && amount !== null && amount > MAX_DAYS_TO_READY)
    })
    setWrong(unread)
    if (unread.length > 0) return
    const written = { workspace, name: form.texts.name, facts: factsOf(form.texts) }
    if (dataset) form.save(changeDataset, { ...written, dataset: dataset.id, revision: form.revision }, back)
    else form.save(createDataset, written, (id) => router.push(forUseCase ? `${backHref}&added=${id}` : backHref))
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={backHref} className="text-accent inline-flex items-center gap-1 py-1 underline">
          <ArrowLeft aria-hidden className="size-4" />
          {t(forUseCase ? 'backToUseCase' : 'back')}
        </Link>
        {readiness && <LevelBadge level={readiness.level} />}
      </p>
      <fieldset disabled={!mayEdit} className="contents">
        <DatasetFields
          form={form}
          readiness={readiness}
          errors={{
            name: form.failure?.fields?.name,
            ...Object.fromEntries(wrong.map((name) => [name, t('notANumber', { max: MAX_DAYS_TO_READY })])),
          }}
        />
      </fieldset>
      {removal.failure && <FailureNote failure={removal.failure} />}
      {mayEdit && (
        <KeptFormBar form={form}>
          {dataset && (
            <ConfirmDialog
              trigger={
                <Button busy={removal.busy} className="mr-auto">
                  {t('delete')}
                </Button>
              }
              title={t('deleteTitle', { name: dataset.name })}
              description={t('deleteText')}
              typeToConfirm={dataset.name}
              action={t('delete')}
              onConfirm={() => removal.send({ workspace, dataset: dataset.id })}
            />
          )}
        </KeptFormBar>
      )}
      {dataset && <DatasetChanges changes={dataset.changes} />}
    </form>
  )
}
