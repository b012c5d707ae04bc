'use client'

import { useTranslations } from 'next-intl'
import Form from 'next/form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

interface ComparisonFormProps {
  /** The worksheet's snapshots: ids, and what is said of them. */
  choices: { id: string; label: string }[]
  from: string
  /** Id of a snapshot or `now`. */
  to: string
  /** Address of comparisons. */
  href: string
}

/** Chooses what is compared with what; the address says it. */
export function ComparisonForm({ choices, from, to, href }: ComparisonFormProps) {
  const t = useTranslations('snapshots')
  const options = choices.map(({ id, label }) => (
    <option key={id} value={id}>
      {label}
    </option>
  ))
  return (
    <Form action={href} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto] print:hidden">
      <Field label={t('compare.from')}>
        <Select name="from" defaultValue={from}>
          {options}
        </Select>
      </Field>
      <Field label={t('compare.to')}>
        <Select name="to" defaultValue={to}>
          <option value="now">{t('now')}</option>
          {options}
        </Select>
      </Field>
      <Button type="submit">{t('compare.show')}</Button>
    </Form>
  )
}
