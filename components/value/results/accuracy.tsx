'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Table } from '@/components/ui/table'
import { breakEvenAccuracy, breakEvenPrecision, confusionOf, netPerCase } from '@/lib/domain/value/accuracy'
import { moneyUnit } from '@/lib/domain/value/money'
import type { Prediction } from '@/lib/domain/value/valuation'
import { NumberInput } from './number-input'
import type { Amounts } from './use-amounts'

type Classifier = Extract<Prediction, { kind: 'classifier' }>

const shares = ['prevalence', 'recall', 'precision'] as const
const fresh: Record<Prediction['kind'], Prediction> = {
  accuracy: { kind: 'accuracy', valuePerCorrect: 0, costPerWrong: 0, reviewCost: 0 },
  classifier: {
    kind: 'classifier',
    prevalence: 0.1,
    recall: 0.8,
    precision: 0.8,
    valuePerFound: 0,
    costPerFalseReport: 0,
    costPerMissed: 0,
    reviewCost: 0,
  },
}

interface AccuracyProps {
  prediction: Prediction | null
  currency: string | null
  amounts: Amounts
  canEdit: boolean
  onChange: (prediction: Prediction | null) => void
}

/** From which accuracy on predictions are worth more than their burden. */
export const Accuracy = memo(function Accuracy({ prediction, currency, amounts, canEdit, onChange }: AccuracyProps) {
  const t = useTranslations('valueResults.accuracy')
  const { percent } = amounts
  const unit = moneyUnit(1, currency ?? 'JPY', useLocale()).name
  // Narrowing to "not the kind" keeps what both kinds have in common, so that one field sets either.
  const set = (key: string, value: number) => prediction && onChange({ ...prediction, [key]: value })
  const accuracy = prediction?.kind === 'accuracy' ? breakEvenAccuracy(prediction) : null
  return (
    <div className="flex flex-col gap-3">
      <fieldset disabled={!canEdit} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <legend className="sr-only">{t('title')}</legend>
        <Field label={t('kind')}>
          <Select
            value={prediction?.kind ?? ''}
            onChange={({ target }) => onChange(isKind(target.value) ? fresh[target.value] : null)}
          >
            <option value="">{t('kinds.none')}</option>
            <option value="accuracy">{t('kinds.accuracy')}</option>
            <option value="classifier">{t('kinds.classifier')}</option>
          </Select>
        </Field>
        {prediction &&
          fieldsOf(prediction).map(({ key, value, isShare }) => (
            <Field key={key} label={t(`fields.${key}`, { unit })}>
              <NumberInput
                value={isShare ? Number((value * 100).toPrecision(12)) : value}
                min={0}
                max={isShare ? 100 : undefined}
                onCommit={(next) => set(key, isShare ? (next ?? 0) / 100 : (next ?? 0))}
              />
            </Field>
          ))}
      </fieldset>
      {prediction?.kind === 'accuracy' && (
        <p className="text-lg font-semibold">
          {accuracy === null ? t('never') : t('from', { accuracy: percent(accuracy, 1) })}
        </p>
      )}
      {prediction?.kind === 'classifier' && <ClassifierResult classifier={prediction} amounts={amounts} />}
    </div>
  )
})

function isKind(value: string): value is Prediction['kind'] {
  return Object.hasOwn(fresh, value)
}

type PredictionField = Exclude<keyof Classifier | keyof Extract<Prediction, { kind: 'accuracy' }>, 'kind'>

function fieldsOf(prediction: Prediction): { key: PredictionField; value: number; isShare: boolean }[] {
  const keys: readonly PredictionField[] =
    prediction.kind === 'accuracy'
      ? ['valuePerCorrect', 'costPerWrong', 'reviewCost']
      : [...shares, 'valuePerFound', 'costPerFalseReport', 'costPerMissed', 'reviewCost']
  const values: Partial<Record<PredictionField, number>> = prediction
  return keys.map((key) => ({ key, value: values[key] ?? 0, isShare: shares.some((share) => share === key) }))
}

/** Cases that the confusion matrix is shown for. */
const CASES = 1_000

function ClassifierResult({ classifier, amounts }: { classifier: Classifier; amounts: Amounts }) {
  const t = useTranslations('valueResults.accuracy')
  const { money, number, percent } = amounts
  const confusion = confusionOf(classifier)
  if (!confusion) return <p role="alert">{t('impossible')}</p>
  const precision = breakEvenPrecision(classifier)
  const { valuePerFound, costPerFalseReport, costPerMissed, reviewCost } = classifier
  const rows = [
    {
      key: 'positive',
      cells: [
        { share: confusion.truePositive, worth: valuePerFound - reviewCost, name: t('truePositive') },
        { share: confusion.falseNegative, worth: -costPerMissed, name: t('falseNegative') },
      ],
    },
    {
      key: 'negative',
      cells: [
        { share: confusion.falsePositive, worth: -costPerFalseReport - reviewCost, name: t('falsePositive') },
        { share: confusion.trueNegative, worth: 0, name: t('trueNegative') },
      ],
    },
  ] as const
  return (
    <>
      <p className="text-lg font-semibold">
        {t('perCases', { cases: CASES, money: money(netPerCase(confusion, classifier) * CASES) })}
      </p>
      <p>{precision === null ? t('neverPrecision') : t('fromPrecision', { precision: percent(precision, 1) })}</p>
      <Table caption={t('matrix', { cases: CASES })} className="text-sm">
        <thead>
          <tr>
            <th scope="col">{t('matrix', { cases: CASES })}</th>
            <th scope="col" className="text-right">
              {t('reported')}
            </th>
            <th scope="col" className="text-right">
              {t('notReported')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              {cells.map(({ share, worth, name }) => (
                <td key={name} className="text-right">
                  {name}: {t('cases', { count: number(share * CASES, 1) })}
                  <span className="text-muted block">
                    × {money(worth)} = {money(share * CASES * worth)}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
