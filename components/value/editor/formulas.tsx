'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { formatNumber } from '@/lib/domain/core/format'
import { namesIn } from '@/lib/domain/value/formula/ast'
import { vocabularyOf } from '@/lib/domain/value/formula/check'
import { evaluateAll } from '@/lib/domain/value/formula/evaluate'
import { parseFormula } from '@/lib/domain/value/formula/parse'
import { nameKey } from '@/lib/domain/value/formula/tokens'
import {
  MAX_FORMULAS,
  perPeriod,
  valuesOf,
  type FormulaKind,
  type ReadModel,
  type ValueFormula,
} from '@/lib/domain/value/model'
import { formatMoney } from '@/lib/domain/value/money'
import { nameText } from '@/lib/domain/value/rename'
import { MAX_TERM_NAME } from '@/lib/domain/value/term'
import { describeUnit } from '@/lib/domain/value/units/describe'
import type { Valuation } from '@/lib/domain/value/valuation'
import { FormulaRow } from './formula-row'
import { freeName } from './free-name'

interface FormulasProps {
  read: ReadModel
  period: Valuation['period']
  canEdit: boolean
  onChange: (formulas: ValueFormula[]) => void
  onRename: (index: number, name: string) => void
  onAddTerm: (name: string) => void
}

const added = ['value', 'burden', 'operation', 'development'] as const satisfies readonly FormulaKind[]

/** The formulas of a valuation: what comes in, what it costs, each with what it amounts to. */
export function Formulas({ read, period, canEdit, onChange, onRename, onAddTerm }: FormulasProps) {
  const t = useTranslations('value')
  const { terms, formulas } = read.model
  const names = [...terms, ...formulas].map(({ name }) => nameKey(name))
  const vocabulary = vocabularyOf(terms, formulas)
  const resultOf = useResults(read, period)

  function unknownOf(text: string): string[] {
    const parsed = parseFormula(text, vocabulary)
    return parsed.ok
      ? namesIn(parsed.value).filter((name) => !names.includes(name) && name.length <= MAX_TERM_NAME)
      : []
  }

  function add(kind: FormulaKind) {
    onChange([...formulas, { name: freeName(t(`kinds.${kind}`), names), text: '', kind, every: null }])
  }

  return (
    <Section title={t('formulas')} text={t('formulasText')}>
      {formulas.map((formula, index) => (
        <FormulaRow
          key={index}
          formula={formula}
          error={read.errors.get(formula.name)}
          result={resultOf(formula)}
          unknown={unknownOf(formula.text)}
          taken={new Set(names.filter((name) => name !== nameKey(formula.name)))}
          canEdit={canEdit}
          onChange={(change) => onChange(formulas.map((each, at) => (at === index ? { ...each, ...change } : each)))}
          onRename={(name) => onRename(index, name)}
          onRemove={() => onChange(formulas.filter((_, at) => at !== index))}
          onAddTerm={onAddTerm}
          written={(name) => nameText(name, vocabulary)}
        />
      ))}
      {canEdit && formulas.length < MAX_FORMULAS && (
        <div className="flex flex-wrap gap-2">
          {added.map((kind) => (
            <Button key={kind} size="sm" onClick={() => add(kind)}>
              <Plus aria-hidden />
              {t(`addFormula.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  )
}

/** What each right formula comes to, in words: money per the chosen period or once, anything else in its unit. */
function useResults(read: ReadModel, period: Valuation['period']): (formula: ValueFormula) => string | null {
  const t = useTranslations('value')
  const locale = useLocale()
  const all = evaluateAll(read.checked, valuesOf(read))
  return ({ name, kind }) => {
    const key = nameKey(name)
    const amount = all.get(key)
    const checked = read.checked.formulas.find((each) => each.key === key)
    if (amount === undefined || !checked || !Number.isFinite(amount)) return null
    const part = read.parts.find((each) => each.key === key)
    if (part) {
      const money = amount * Math.abs(part.times)
      if (kind === 'development') return t('result.once', { money: formatMoney(money, read.currency, locale) })
      const per = formatMoney(perPeriod(money, period, read.model.calendar), read.currency, locale)
      return t(`result.${period}`, { money: per })
    }
    const { unit } = checked.quantities.get(checked.node)!
    return t('result.other', { amount: formatNumber(amount, locale), unit: describeUnit(unit)[locale] })
  }
}
