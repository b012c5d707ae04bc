'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { workshopRoleLabel, workshopRoles } from '@/lib/domain/access/workshop-roles'
import { termStatuses, unitOf, type Term } from '@/lib/domain/value/term'
import { describeUnit } from '@/lib/domain/value/units/describe'
import { isPlain } from '@/lib/domain/value/units/unit'
import { CommitInput } from '../results/commit-input'
import { TermValueFields } from './term-value'

interface TermFieldsProps<Written extends Omit<Term, 'id'>> {
  term: Written
  members: readonly { id: string; name: string }[]
  onChange: (term: Written) => void
}

/** Everything about a term but its name: how much, in which unit, and on whose word. */
export function TermFields<Written extends Omit<Term, 'id'>>({ term, members, onChange }: TermFieldsProps<Written>) {
  const t = useTranslations('value')
  const locale = useLocale()
  const set = (change: Partial<Term>) => onChange({ ...term, ...change })
  const roles = Object.keys(workshopRoles)
  const { owner } = term
  const ownRole = owner?.kind === 'role' && !roles.includes(owner.role) ? owner.role : null

  return (
    <div className="@container flex flex-col gap-2">
      <TermValueFields name={term.name} value={term.value} onChange={(value) => set({ value })}>
        <div className="w-40 max-w-[calc(50%-0.25rem)]">
          <Field label={t('unit')}>
            <CommitInput
              value={term.unit}
              maxLength={60}
              placeholder={t('unitPlaceholder')}
              onCommit={(unit) => set({ unit: unit.trim() })}
            />
          </Field>
          <UnitReading unit={term.unit} />
        </div>
      </TermValueFields>
      <div className="grid grid-cols-2 gap-2 @3xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_10rem_9rem]">
        <Field label={t('source')}>
          <CommitInput
            value={term.source}
            maxLength={2_000}
            placeholder={t('sourcePlaceholder')}
            onCommit={(source) => set({ source })}
          />
        </Field>
        <Field label={t('owner')}>
          <Select
            value={owner === null ? '' : owner.kind === 'member' ? `member:${owner.id}` : `role:${owner.role}`}
            onChange={(event) => set({ owner: ownerFrom(event.target.value) })}
          >
            <option value="">{t('nobody')}</option>
            <optgroup label={t('members')}>
              {owner?.kind === 'member' && !members.some(({ id }) => id === owner.id) && (
                <option value={`member:${owner.id}`}>{t('formerMember')}</option>
              )}
              {members.map(({ id, name }) => (
                <option key={id} value={`member:${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            <optgroup label={t('roles')}>
              {ownRole !== null && <option value={`role:${ownRole}`}>{ownRole}</option>}
              {roles.map((role) => (
                <option key={role} value={`role:${role}`}>
                  {workshopRoleLabel(role, locale)}
                </option>
              ))}
            </optgroup>
          </Select>
        </Field>
        <Field label={t('date')}>
          <Input
            type="date"
            max="9999-12-31"
            value={term.date ?? ''}
            onChange={(event) => set({ date: event.target.value || null })}
          />
        </Field>
        <Field label={t('status')}>
          <Select
            value={term.status}
            onChange={(event) => set({ status: termStatuses.find((status) => status === event.target.value) })}
          >
            {termStatuses.map((status) => (
              <option key={status} value={status}>
                {t(`statuses.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  )
}

function ownerFrom(value: string): Term['owner'] {
  const [kind, ...rest] = value.split(':')
  const name = rest.join(':')
  if (kind === 'member') return { kind, id: name }
  return kind === 'role' ? { kind, role: name } : null
}

/** What a unit was understood as, so that a misread one is seen before its result is. */
function UnitReading({ unit: written }: { unit: string }) {
  const t = useTranslations('value')
  const locale = useLocale()
  const unit = unitOf({ unit: written })
  if (!unit) {
    return (
      <p role="alert" className="text-danger text-sm">
        {t('unitUnread')}
      </p>
    )
  }
  const isShare = isPlain(unit) && unit.label === null && written.includes('/')
  return (
    <p className="text-muted text-sm">
      {t('unitRead', { unit: isShare ? t('unitShare') : describeUnit(unit)[locale] })}
    </p>
  )
}
