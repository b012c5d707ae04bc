'use client'

import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { MAX_WEIGHT } from '@/lib/domain/scoring/lenses'
import { fields } from '@/lib/domain/worksheet/fields'
import type { RankingView } from './ranking-view'

interface WeightsFormProps {
  weights: NonNullable<RankingView['weights']>
  address: (changes: Record<string, string | null>) => string
}

/** The weights of the weighted sum. They stand in the page's address, so that a link shows the same ranking. */
export function WeightsForm({ weights: { amounts, own }, address }: WeightsFormProps) {
  const t = useTranslations('ranking.weights')
  const locale = useLocale()
  const router = useRouter()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const weights = amounts.map(({ field }) => String(typed.get(field))).join('-')
    router.replace(address({ weights, page: null }), { scroll: false })
  }

  return (
    <form
      key={amounts.map(({ amount }) => amount).join()}
      aria-label={t('title')}
      onSubmit={submit}
      className="flex flex-wrap items-end gap-x-3 gap-y-1 text-sm print:hidden"
    >
      {amounts.map(({ field, amount }) => (
        <label key={field} className="flex flex-col">
          {t('of', { field: fields[field].label[locale] })}
          <Input name={field} type="number" required min={0} max={MAX_WEIGHT} step={1} defaultValue={amount} />
        </label>
      ))}
      <Button type="submit">{t('apply')}</Button>
      {own && (
        <Button asChild look="quiet">
          <Link href={address({ weights: null })}>{t('usual')}</Link>
        </Button>
      )}
      <span className="text-muted py-1.5">{t('help')}</span>
    </form>
  )
}
