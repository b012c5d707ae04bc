'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { MoneyLevels } from '@/lib/domain/value/level'
import { type MoneyAmount, readMoney, writeMoney } from '@/lib/domain/value/money-amount'
import { levelName } from '@/lib/domain/worksheet/levels'
import { setMoneyLevels } from '@/lib/features/valuations/actions'

interface MoneyLevelsFormProps {
  workspace: string
  moneyLevels: MoneyLevels | null
}

/** The best first; what reaches none has the lowest. */
const levels = ['高', '中'] as const

/** From how much money which level is proposed for the ML value. Emptied, nothing is. */
export function MoneyLevelsForm({ workspace, moneyLevels }: MoneyLevelsFormProps) {
  const t = useTranslations('moneyLevels')
  const locale = useLocale()
  const router = useRouter()

  function textOf(level: string): string {
    const threshold = moneyLevels?.thresholds.find((each) => each.level === level)
    return moneyLevels && threshold ? writeMoney({ amount: threshold.atLeast, currency: moneyLevels.currency }) : ''
  }

  async function save(data: FormData) {
    const written = levels
      .map((level) => ({ level, text: String(data.get(level)).trim() }))
      .filter(({ text }) => text !== '')
    const fields: Record<string, string> = {}
    const read: (MoneyAmount & { level: string })[] = []
    for (const { level, text } of written) {
      const money = readMoney(text)
      const above = read.at(-1)
      if (!money) fields[level] = t('unread')
      else if (above && above.currency !== money.currency) fields[level] = t('oneCurrency')
      else if (above && above.amount <= money.amount) fields[level] = t('order')
      else read.push({ level, ...money })
    }
    if (Object.keys(fields).length > 0) {
      return { ok: false as const, error: { code: 'badInput', message: '', fields } }
    }
    const [first] = read
    return setMoneyLevels({
      workspace,
      levels: first
        ? {
            currency: first.currency,
            thresholds: read.map(({ level, amount }) => ({ level, atLeast: amount })),
          }
        : null,
    })
  }

  return (
    <ActionForm action={save} onDone={() => router.refresh()} submit={t('save')} done={t('saved')}>
      {(errors) => (
        <>
          <p className="text-muted text-sm">{t('help')}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            {levels.map((level) => (
              <Field key={level} label={t('from', { level: levelName(level, locale) })} error={errors[level]}>
                <Input name={level} defaultValue={textOf(level)} autoComplete="off" />
              </Field>
            ))}
          </div>
        </>
      )}
    </ActionForm>
  )
}
