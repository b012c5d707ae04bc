'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/accounts/section'
import { checkName } from '@/lib/domain/readiness/obstacles'
import { questions } from '@/lib/domain/readiness/questions'
import type { DatasetChange } from '@/lib/features/datasets/types'
import { useStates } from './dataset-fields'
import { about, labelTexts, rights, textsOf, toReady } from './dataset-texts'

/** Who changed a dataset, when, from what to what: nothing that was saved over is lost. */
export function DatasetChanges({ changes }: { changes: readonly DatasetChange[] }) {
  const t = useTranslations('datasets')
  const format = useFormatter()
  if (changes.length === 0) return null
  return (
    <Section title={t('changes')} text={t('changesText', { count: changes.length })}>
      <ul className="flex flex-col gap-3">
        {changes.map((change) => (
          <li key={change.id} className="min-w-0">
            <time dateTime={change.at} className="text-muted">
              {format.dateTime(new Date(change.at), { dateStyle: 'medium', timeStyle: 'short' })}
            </time>{' '}
            {change.by ?? t('formerMember')}
            <Differences change={change} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Differences({ change: { from, to } }: { change: DatasetChange }) {
  const t = useTranslations('datasets')
  const states = useStates()
  const fieldNames = useFieldNames()
  const [before, after] = [textsOf(from), textsOf(to)]
  return (
    <ul className="flex flex-col">
      {fieldNames
        .filter(([name]) => before[name] !== after[name])
        .map(([name, field]) => (
          <li key={name} className="wrap-anywhere whitespace-pre-line">
            {t('difference', {
              field,
              from: states(before[name] ?? '') || t('unset'),
              to: states(after[name] ?? '') || t('unset'),
            })}
          </li>
        ))}
    </ul>
  )
}

/** Every field of the form with what it is called, in the form's order. */
function useFieldNames(): [name: string, field: string][] {
  const t = useTranslations('datasets')
  const locale = useLocale()
  return [
    ['name', t('name')],
    ...[...about, ...rights].map((key): [string, string] => [key, t(key)]),
    ['labels.state', t('labelState')],
    ...labelTexts.map((key): [string, string] => [`labels.${key}`, t(`label.${key}`)]),
    ['atPrediction', t('atPrediction')],
    ...questions.flatMap((question) =>
      (['answer', 'evidence', 'checkedBy', 'checkedOn'] as const).map((part): [string, string] => [
        `answers.${question}.${part}`,
        t('ofQuestion', { question: checkName(question, locale), part: t(part) }),
      ]),
    ),
    ...toReady.map((key): [string, string] => [key, t(key)]),
  ]
}
