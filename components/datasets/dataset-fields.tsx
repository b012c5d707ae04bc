'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ExternalLink } from 'lucide-react'
import type { ReactElement } from 'react'
import { Section } from '@/components/accounts/section'
import { TheirText } from '@/components/forms/their-text'
import type { useKeptForm } from '@/components/forms/use-kept-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { DatasetReadiness } from '@/lib/domain/readiness/assess'
import { answers, MAX_DATASET_NAME, MAX_DATASET_TEXT } from '@/lib/domain/readiness/dataset'
import { groupTexts, type Question, questions, questionTexts } from '@/lib/domain/readiness/questions'
import { about, labelTexts, rights, toReady } from './dataset-texts'

interface DatasetFieldsProps {
  form: ReturnType<typeof useKeptForm>
  /** Of what is saved; null for a new one. */
  readiness: DatasetReadiness | null
  /** Sentences by the name of the field they are about. */
  errors: Readonly<Record<string, string | undefined>>
}

const pairs = 'grid gap-4 sm:grid-cols-2'

/** Every fact of a dataset to fill in, by what it is about. */
export function DatasetFields({ form, readiness, errors }: DatasetFieldsProps) {
  const t = useTranslations('datasets')
  const { texts, theirs, set } = form
  const states = useStates()

  const field = (name: string, label: string, control: ReactElement, help?: string) => (
    <div key={name} className="flex min-w-0 flex-col gap-1">
      <Field label={label} help={help} error={errors[name]}>
        {control}
      </Field>
      {theirs[name] !== undefined && theirs[name] !== texts[name] && (
        <TheirText text={states(theirs[name])} onTake={() => set({ [name]: theirs[name] ?? '' })} />
      )}
    </div>
  )
  const bound = (name: string) => ({
    value: texts[name] ?? '',
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    autoComplete: 'off',
  })
  const line = (name: string, label: string, help?: string) =>
    field(name, label, <Input {...bound(name)} maxLength={MAX_DATASET_TEXT} />, help)
  const choice = (name: string, label: string, options: readonly string[]) =>
    field(
      name,
      label,
      <Select {...bound(name)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {states(option)}
          </option>
        ))}
      </Select>,
    )

  return (
    <>
      <Section title={t('about')}>
        {field('name', t('name'), <Input {...bound('name')} maxLength={MAX_DATASET_NAME} required />)}
        <div className={pairs}>{about.map((name) => line(name, t(name), t(`help.${name}`)))}</div>
      </Section>
      <Section title={t('rights')}>
        <div className={pairs}>{rights.map((name) => line(name, t(name)))}</div>
      </Section>
      <Section title={t('labels')} text={t('labelsText')}>
        <div className={pairs}>
          {choice('labels.state', t('labelState'), ['notNeeded', ...answers])}
          {labelTexts.map((name) => line(`labels.${name}`, t(`label.${name}`)))}
          {choice('atPrediction', t('atPrediction'), answers)}
        </div>
      </Section>
      <Section title={t('questions')} text={t('questionsText')}>
        {questions.map((question) => {
          const name = (part: string) => `answers.${question}.${part}`
          return (
            <fieldset key={question} className="border-line flex min-w-0 flex-col gap-2 border-t pt-3">
              <QuestionLegend question={question} isUnverified={readiness?.checks[question] === 'unverified'} />
              <div className="grid gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_9rem_10rem]">
                {choice(name('answer'), t('answer'), answers)}
                <div className="flex min-w-0 flex-col gap-1">
                  {field(
                    name('evidence'),
                    t('evidence'),
                    <Textarea
                      {...bound(name('evidence'))}
                      rows={1}
                      className="max-h-48 min-h-9 wrap-anywhere"
                      maxLength={MAX_DATASET_TEXT}
                    />,
                  )}
                  <Links text={texts[name('evidence')] ?? ''} />
                </div>
                {line(name('checkedBy'), t('checkedBy'))}
                {field(
                  name('checkedOn'),
                  t('checkedOn'),
                  <Input type="date" max="9999-12-31" {...bound(name('checkedOn'))} />,
                )}
              </div>
            </fieldset>
          )
        })}
      </Section>
      <Section title={t('toReady')} text={t('toReadyText')}>
        <div className={pairs}>
          {toReady.map((name) =>
            field(name, t(name), <Input {...bound(name)} inputMode="decimal" />, t(`help.${name}`)),
          )}
        </div>
      </Section>
    </>
  )
}

function QuestionLegend({ question, isUnverified }: { question: Question; isUnverified: boolean }) {
  const states = useStates()
  const locale = useLocale()
  const { group, question: text } = questionTexts[question]
  return (
    <legend className="float-left mb-2 w-full font-medium">
      <span className="text-muted text-sm font-normal">{groupTexts[group][locale]} </span>
      {text[locale]}
      {isUnverified && <span className="text-warning block text-sm font-normal">{states('unverified')}</span>}
    </legend>
  )
}

/** The word for a stored answer; any other text as it is. */
export function useStates(): (text: string) => string {
  const t = useTranslations('readiness.state')
  return (text) =>
    text === 'yes' ||
    text === 'partly' ||
    text === 'no' ||
    text === 'unknown' ||
    text === 'unverified' ||
    text === 'notNeeded'
      ? t(text)
      : text
}

/** The web addresses in a text that is being typed, to open. Any other scheme could run something. */
function Links({ text }: { text: string }) {
  const t = useTranslations('datasets')
  const links = [...new Set(text.match(/https?:\/\/[^\s<>"'「」、。）)]+/gi) ?? [])]
  return links.map((link) => (
    <a
      key={link}
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      className="text-accent flex min-h-6 min-w-0 items-center gap-1 text-sm underline"
    >
      <ExternalLink aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{t('openLink', { link })}</span>
    </a>
  ))
}
