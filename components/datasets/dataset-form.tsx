'use client'

import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Section } from '@/components/accounts/section'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { LevelBadge } from '@/components/readiness/level-badge'
import type { DatasetReadiness } from '@/lib/domain/readiness/assess'
import { answers, datasetFactsSchema, MAX_DATASET_NAME, MAX_DATASET_TEXT } from '@/lib/domain/readiness/dataset'
import { groupTexts, questions, questionTexts } from '@/lib/domain/readiness/questions'
import { changeDataset, createDataset, deleteDataset } from '@/lib/features/datasets/actions'
import type { InventoryDataset } from '@/lib/features/datasets/types'
import { amountOf, factsOf } from './facts-of'

interface DatasetFormProps {
  workspace: string
  /** Null for a new one. */
  dataset: InventoryDataset | null
  mayEdit: boolean
  /** Of what is saved; what is typed counts once it is. Null for a new one. */
  readiness: DatasetReadiness | null
}

const about = ['system', 'owner', 'rowMeaning', 'amount', 'history', 'updateFrequency'] as const
const rights = ['personalData', 'lawfulPurpose'] as const
const labelTexts = ['source', 'count', 'agreement', 'delay'] as const
const toReady = ['daysToReady', 'costToReady'] as const

/** Everything about one dataset. What was typed stays in the form until it is saved, whatever the server answers. */
export function DatasetForm({ workspace, dataset, mayEdit, readiness }: DatasetFormProps) {
  const t = useTranslations('datasets')
  const states = useTranslations('readiness.state')
  const locale = useLocale()
  const router = useRouter()
  const [wrong, setWrong] = useState<readonly string[]>([])
  const listHref = `/w/${workspace}/datasets`
  const back = () => router.push(listHref)
  const creation = useSend(createDataset, back)
  const change = useSend(changeDataset, back)
  const removal = useSend(deleteDataset, back)
  const failure = creation.failure ?? change.failure ?? removal.failure
  const facts = dataset?.facts ?? datasetFactsSchema.parse({})

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const unread = toReady.filter((name) => amountOf(String(data.get(name))) === undefined)
    setWrong(unread)
    if (unread.length > 0) return
    const written = { workspace, name: String(data.get('name')), facts: factsOf(data) }
    if (dataset) change.send({ ...written, dataset: dataset.id, revision: dataset.revision })
    else creation.send(written)
  }

  const line = (name: string, label: string, value: string, help?: string) => (
    <Field key={name} label={label} help={help}>
      <Input name={name} defaultValue={value} maxLength={MAX_DATASET_TEXT} autoComplete="off" />
    </Field>
  )
  const choice = (name: string, label: string, value: string, options: readonly (keyof typeof stateNames)[]) => (
    <Field label={label}>
      <Select name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option} value={option}>
            {stateNames[option]}
          </option>
        ))}
      </Select>
    </Field>
  )
  const stateNames = {
    yes: states('yes'),
    partly: states('partly'),
    no: states('no'),
    unknown: states('unknown'),
    notNeeded: states('notNeeded'),
  }
  const pairs = 'grid gap-4 sm:grid-cols-2'

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={listHref} className="text-accent inline-flex items-center gap-1 py-1 underline">
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        {readiness && <LevelBadge level={readiness.level} />}
      </p>
      <fieldset disabled={!mayEdit} className="contents">
        <Section title={t('about')}>
          <Field label={t('name')} error={failure?.fields?.name}>
            <Input name="name" defaultValue={dataset?.name} maxLength={MAX_DATASET_NAME} required autoComplete="off" />
          </Field>
          <div className={pairs}>{about.map((name) => line(name, t(name), facts[name], t(`help.${name}`)))}</div>
        </Section>
        <Section title={t('rights')}>
          <div className={pairs}>{rights.map((name) => line(name, t(name), facts[name]))}</div>
        </Section>
        <Section title={t('labels')} text={t('labelsText')}>
          <div className={pairs}>
            {choice('labels.state', t('labelState'), facts.labels.state, ['notNeeded', ...answers])}
            {labelTexts.map((name) => line(`labels.${name}`, t(`label.${name}`), facts.labels[name]))}
            {choice('atPrediction', t('atPrediction'), facts.atPrediction, answers)}
          </div>
        </Section>
        <Section title={t('questions')} text={t('questionsText')}>
          {questions.map((question) => {
            const { answer, evidence, checkedBy, checkedOn } = facts.answers[question]
            const { group, question: text } = questionTexts[question]
            const name = (part: string) => `answers.${question}.${part}`
            return (
              <fieldset key={question} className="border-line flex flex-col gap-2 border-t pt-3">
                <legend className="float-left mb-2 w-full font-medium">
                  <span className="text-muted text-sm font-normal">{groupTexts[group][locale]} </span>
                  {text[locale]}
                  {readiness?.checks[question] === 'unverified' && (
                    <span className="text-warning block text-sm font-normal">{states('unverified')}</span>
                  )}
                </legend>
                <div className="grid gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_9rem_10rem]">
                  {choice(name('answer'), t('answer'), answer, answers)}
                  <Field label={t('evidence')}>
                    <Textarea
                      name={name('evidence')}
                      defaultValue={evidence}
                      rows={1}
                      className="min-h-9"
                      maxLength={MAX_DATASET_TEXT}
                    />
                  </Field>
                  {line(name('checkedBy'), t('checkedBy'), checkedBy)}
                  <Field label={t('checkedOn')}>
                    <Input type="date" name={name('checkedOn')} defaultValue={checkedOn ?? ''} />
                  </Field>
                </div>
              </fieldset>
            )
          })}
        </Section>
        <Section title={t('toReady')} text={t('toReadyText')}>
          <div className={pairs}>
            {toReady.map((name) => (
              <Field key={name} label={t(name)} error={wrong.includes(name) ? t('notANumber') : undefined}>
                <Input name={name} inputMode="decimal" defaultValue={facts[name] ?? ''} autoComplete="off" />
              </Field>
            ))}
          </div>
        </Section>
      </fieldset>
      {failure && <FailureNote failure={failure} />}
      {mayEdit && (
        <div className="flex flex-wrap justify-end gap-2">
          {dataset && (
            <ConfirmDialog
              trigger={
                <Button busy={removal.busy} className="mr-auto">
                  {t('delete')}
                </Button>
              }
              title={t('deleteTitle', { name: dataset.name })}
              description={t('deleteText')}
              action={t('delete')}
              onConfirm={() => removal.send({ workspace, dataset: dataset.id })}
            />
          )}
          <Button onClick={back}>{t('cancel')}</Button>
          <Button type="submit" look="primary" busy={creation.busy || change.busy}>
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  )
}
