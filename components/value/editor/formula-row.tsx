'use client'

import { Plus, Trash2, WandSparkles } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { formulaErrorText, type FormulaError } from '@/lib/domain/value/formula/errors'
import { formulaKinds, type ValueFormula } from '@/lib/domain/value/model'
import { guessUnit } from '@/lib/domain/value/text/guess-unit'
import { FormulaText } from './formula-text'
import { NameInput } from './name-input'

const everyPeriods = ['day', 'month', 'year'] as const

interface FormulaRowProps {
  formula: ValueFormula
  error: FormulaError | undefined
  /** What it comes to, in words; null while it has an error. */
  result: string | null
  /** Names it mentions that nothing has yet. */
  unknown: readonly string[]
  taken: ReadonlySet<string>
  canEdit: boolean
  onChange: (change: Partial<ValueFormula>) => void
  onRename: (name: string) => void
  onRemove: () => void
  onAddTerm: (name: string) => void
  /** How a suggested name is written in a formula. */
  written: (name: string) => string
}

/** One formula, checked while it is typed. */
export function FormulaRow(props: FormulaRowProps) {
  const { formula, error, result, unknown, taken, canEdit, onChange, onRename, onRemove, onAddTerm, written } = props
  const t = useTranslations('value')
  const locale = useLocale()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const suggestion = error?.code === 'unknownName' ? error.values.suggestion : undefined

  function takeSuggestion(name: string, { from, to }: FormulaError) {
    onChange({ text: formula.text.slice(0, from) + written(name) + formula.text.slice(to) })
    field.current?.focus()
  }

  return (
    <fieldset disabled={!canEdit} className="border-line @container flex min-w-0 flex-col gap-2 border-t pt-3">
      <legend className="sr-only">{t('formulaOf', { name: formula.name })}</legend>
      <div className="grid grid-cols-2 gap-2 @2xl:grid-cols-[minmax(0,1fr)_11rem_11rem] @2xl:items-start">
        <div className="max-@2xl:col-span-2 flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <NameInput label={t('formulaName')} value={formula.name} taken={taken} onCommit={onRename} />
          </div>
          {canEdit && (
            <IconButton
              icon={Trash2}
              label={t('removeFormula', { name: formula.name })}
              onClick={onRemove}
              className="mt-6.5"
            />
          )}
        </div>
        <Field label={t('kind')}>
          <Select
            value={formula.kind}
            onChange={(event) => onChange({ kind: formulaKinds.find((kind) => kind === event.target.value) })}
          >
            {formulaKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        {formula.kind === 'development' || formula.kind === 'other' ? (
          <span className="max-@2xl:hidden" />
        ) : (
          <Field label={t('every')}>
            <Select
              value={formula.every ?? ''}
              onChange={(event) =>
                onChange({ every: everyPeriods.find((period) => period === event.target.value) ?? null })
              }
            >
              <option value="">{t('everyUnit')}</option>
              {everyPeriods.map((period) => (
                <option key={period} value={period}>
                  {t(`everyPeriod.${period}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="sr-only">
          {t('formulaText', { name: formula.name })}
        </label>
        <FormulaText
          ref={field}
          id={id}
          value={formula.text}
          error={error}
          spellCheck={false}
          autoComplete="off"
          placeholder={t('formulaPlaceholder')}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : `${id}-result`}
          onChange={(event) => onChange({ text: event.target.value.replaceAll('\n', ' ') })}
        />
        {error ? (
          <p id={`${id}-error`} role="status" className="text-danger text-sm">
            {formulaErrorText(error)[locale]}
          </p>
        ) : (
          <p id={`${id}-result`} className="text-muted text-sm tabular-nums">
            {result}
          </p>
        )}
        {canEdit && (suggestion || unknown.length > 0) && (
          <p className="flex flex-wrap gap-2">
            {suggestion && error && (
              <Button size="sm" onClick={() => takeSuggestion(suggestion, error)}>
                <WandSparkles aria-hidden />
                {t('takeSuggestion', { name: suggestion })}
              </Button>
            )}
            {unknown.map((name) => (
              <Button
                key={name}
                size="sm"
                className="h-auto min-h-7 max-w-full text-left whitespace-normal"
                onClick={() => onAddTerm(name)}
              >
                <Plus aria-hidden />
                {guessUnit(name) ? t('addAsTermIn', { name, unit: guessUnit(name) }) : t('addAsTerm', { name })}
              </Button>
            ))}
          </p>
        )}
      </div>
    </fieldset>
  )
}
