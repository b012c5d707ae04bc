'use client'

import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { formulaErrorText, type FormulaError } from '@/lib/domain/value/formula/errors'
import type { ReadModel } from '@/lib/domain/value/model'
import type { Term } from '@/lib/domain/value/term'
import type { Valuation } from '@/lib/domain/value/valuation'
import { CommitInput } from './commit-input'
import { NumberInput } from './number-input'
import { RangeInputs } from './range-inputs'

type Option = Valuation['options'][number]

interface OptionEditorProps {
  option: Option
  read: ReadModel
  errors: ReadonlyMap<string, FormulaError> | undefined
  canEdit: boolean
  onChange: (option: Option) => void
  onRemove: () => void
}

/** In what an option differs from the valuation: terms, formulas and dates of its own. What is empty stays the same. */
export function OptionEditor({ option, read, errors, canEdit, onChange, onRemove }: OptionEditorProps) {
  const t = useTranslations('valueResults.options')
  const locale = useLocale()
  const { model } = read
  const { kind, terms, formulas = {}, schedule = {} } = option
  const name = t(`kinds.${kind}`)
  const left = model.terms.filter((term) => !terms.some((own) => own.name === term.name))

  function setTerm(id: string, value: Term['value']) {
    onChange({ ...option, terms: terms.map((term) => (term.id === id ? { ...term, value } : term)) })
  }

  function setFormula(formula: string, text: string) {
    const { [formula]: _, ...others } = formulas
    onChange({ ...option, formulas: text.trim() === '' ? others : { ...others, [formula]: text } })
  }

  function setDays(key: 'startDay' | 'rampDays', days: number | null) {
    const { [key]: _, ...others } = schedule
    onChange({ ...option, schedule: days === null ? others : { ...others, [key]: Math.round(days) } })
  }

  return (
    <details className="border-line bg-surface rounded-md border px-3 py-2">
      <summary className="cursor-pointer font-medium">{t('differs', { kind: name })}</summary>
      <fieldset aria-label={t('differs', { kind: name })} disabled={!canEdit} className="mt-2 flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h5 className="font-medium">{t('terms')}</h5>
          {terms.map((term) => (
            <div key={term.id} className="flex flex-wrap items-end gap-2">
              <span className="w-full pb-1 sm:w-48">
                {term.name}
                {term.unit && <span className="text-muted"> ({term.unit})</span>}
              </span>
              <RangeInputs name={term.name} value={term.value} onChange={(value) => setTerm(term.id, value)} />
              {canEdit && (
                <IconButton
                  icon={X}
                  label={t('removeTerm', { name: term.name })}
                  onClick={() => onChange({ ...option, terms: terms.filter(({ id }) => id !== term.id) })}
                />
              )}
            </div>
          ))}
          {canEdit && left.length > 0 && (
            <div className="w-72 max-w-full">
              <Field label={t('addTerm')}>
                <Select
                  value=""
                  onChange={(event) => {
                    const term = left.find(({ id }) => id === event.target.value)
                    // An id of its own: draws are made by id, and this value is another one.
                    if (term)
                      onChange({ ...option, terms: [...terms, { ...term, id: `${kind}:${term.id}`.slice(0, 100) }] })
                  }}
                >
                  <option value="">{t('choose')}</option>
                  {left.map((term) => (
                    <option key={term.id} value={term.id}>
                      {term.name}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
          )}
        </div>
        <div className="flex flex-col gap-2">
          <h5 className="font-medium">{t('formulas')}</h5>
          {model.formulas.map((formula) => {
            const error = formulas[formula.name] === undefined ? undefined : errors?.get(formula.name)
            return (
              <Field key={formula.name} label={formula.name} error={error && formulaErrorText(error)[locale]}>
                <CommitInput
                  value={formulas[formula.name] ?? ''}
                  placeholder={formula.text}
                  maxLength={2_000}
                  onCommit={(text) => setFormula(formula.name, text)}
                />
              </Field>
            )
          })}
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          {(['startDay', 'rampDays'] as const).map((key) => (
            <Field key={key} label={t(key)}>
              <NumberInput
                value={schedule[key] ?? null}
                placeholder={String(model.schedule[key])}
                min={0}
                max={3_650}
                onCommit={(days) => setDays(key, days)}
              />
            </Field>
          ))}
        </div>
        {canEdit && (
          <p>
            <Button size="sm" onClick={onRemove}>
              {t('remove', { kind: name })}
            </Button>
          </p>
        )}
      </fieldset>
    </details>
  )
}
