'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { MoneyLevels, PricedLevel } from '@/lib/domain/value/level'
import { type MoneyAmount, readMoney, writeMoney } from '@/lib/domain/value/money-amount'
import { levelName } from '@/lib/domain/worksheet/levels'
import { setMoneyLevels } from '@/lib/features/valuations/actions'

interface MoneyLevelsFormProps {
  workspace: string
  moneyLevels: MoneyLevels | null
  /** Those that can be set, the best first; what reaches none has the lowest of its worksheet. */
  levels: readonly PricedLevel[]
}

/** From how much money which level is proposed for the ML value. Emptied, nothing is. */
export function MoneyLevelsForm({ workspace, moneyLevels, levels }: MoneyLevelsFormProps) {
  const t = useTranslations('moneyLevels')
  const locale = useLocale()
  const router = useRouter()

  function textOf(level: string): string {
    const threshold = moneyLevels?.thresholds.find((each) => each.level === level)
    return moneyLevels && threshold ? writeMoney({ amount: threshold.atLeast, currency: moneyLevels.currency }) : ''
  }

  async function save(data: FormData) {
    const written = levels
      .map((each) => ({ ...each, text: String(data.get(each.level)).trim() }))
      .filter(({ text }) => text !== '')
    const fields: Record<string, string> = {}
    const read: (MoneyAmount & PricedLevel)[] = []
    for (const { level, score, text } of written) {
      const money = readMoney(text)
      const better = read.filter((above) => score !== null && above.score !== null && above.score > score)
      if (!money) fields[level] = t('unread')
      else if (read.some(({ currency }) => currency !== money.currency)) fields[level] = t('oneCurrency')
      else if (better.some(({ amount }) => amount <= money.amount)) fields[level] = t('order')
      else read.push({ level, score, ...money })
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
            {levels.map(({ level }) => (
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
