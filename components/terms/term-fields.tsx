'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CommitInput } from '@/components/value/results/commit-input'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { workshopRoleFrom, workshopRoleLabel, workshopRoles } from '@/lib/domain/access/workshop-roles'
import { MAX_TERM_NAME, type Term, termStatuses, unitOf } from '@/lib/domain/value/term'
import { describeUnit } from '@/lib/domain/value/units/describe'
import type { Calendar } from '@/lib/domain/value/units/unit'
import { TermValueInputs } from './term-value-inputs'

export interface Member {
  id: string
  name: string
}

interface TermFieldsProps {
  term: Term
  members: readonly Member[]
  readOnly: boolean
  /** What a month and a year mean, for reading the unit; 30 and 365 unless told. */
  days?: Calendar
  /** Said beside the name. */
  nameError?: string
  onChange: (change: Partial<Omit<Term, 'id'>>) => void
}

/** Everything about a term: what it is called, how much it is, and who says so on what grounds. */
export function TermFields({ term, members, readOnly, days, nameError, onChange }: TermFieldsProps) {
  const t = useTranslations('terms')
  const locale = useLocale()
  const unit = unitOf(term, days)
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field label={t('name')} error={nameError}>
          <CommitInput
            value={term.name}
            maxLength={MAX_TERM_NAME}
            readOnly={readOnly}
            autoComplete="off"
            onCommit={(name) => name.trim() !== '' && onChange({ name: name.trim() })}
          />
        </Field>
        <Field
          label={t('unit')}
          help={unit ? t('understood', { unit: describeUnit(unit)[locale] }) : undefined}
          error={unit ? undefined : t('unitUnread')}
        >
          <Input
            value={term.unit}
            maxLength={60}
            readOnly={readOnly}
            autoComplete="off"
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        </Field>
      </div>
      <TermValueInputs
        name={term.name}
        value={term.value}
        readOnly={readOnly}
        onChange={(value) => onChange({ value })}
      />
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('status')}>
          <Select
            value={term.status}
            disabled={readOnly}
            onChange={({ target }) => onChange({ status: termStatuses.find((status) => status === target.value) })}
          >
            {termStatuses.map((status) => (
              <option key={status} value={status}>
                {t(`statuses.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <OwnerFields
          owner={term.owner}
          members={members}
          readOnly={readOnly}
          onChange={(owner) => onChange({ owner })}
        />
        <Field label={t('date')}>
          <Input
            type="date"
            value={term.date ?? ''}
            readOnly={readOnly}
            onChange={(event) => onChange({ date: event.target.value || null })}
          />
        </Field>
        <Field label={t('source')}>
          <Input
            value={term.source}
            maxLength={2_000}
            readOnly={readOnly}
            autoComplete="off"
            onChange={(event) => onChange({ source: event.target.value })}
          />
        </Field>
      </div>
    </div>
  )
}

interface OwnerFieldsProps {
  owner: Term['owner']
  members: readonly Member[]
  readOnly: boolean
  onChange: (owner: Term['owner']) => void
}

/** Who answers for a term: somebody of the workspace, a role of the workshop, or a team in words. */
function OwnerFields({ owner, members, readOnly, onChange }: OwnerFieldsProps) {
  const t = useTranslations('terms')
  const locale = useLocale()
  const listed =
    owner === null ||
    (owner.kind === 'member' ? members.some(({ id }) => id === owner.id) : owner.role in workshopRoles)
  const value = owner === null ? '' : owner.kind === 'member' ? `member ${owner.id}` : `role ${owner.role}`

  function choose(chosen: string) {
    const [kind, ...rest] = chosen.split(' ')
    const id = rest.join(' ')
    if (kind === 'member') onChange({ kind, id })
    else if (kind === 'role') onChange({ kind, role: workshopRoleFrom(id) })
    else onChange(null)
  }

  return (
    <Field label={t('owner')}>
      <Select value={value} disabled={readOnly} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('noOwner')}</option>
        <optgroup label={t('members')}>
          {members.map(({ id, name }) => (
            <option key={id} value={`member ${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('roles')}>
          {Object.entries(workshopRoles).map(([role, label]) => (
            <option key={role} value={`role ${role}`}>
              {label[locale]}
            </option>
          ))}
        </optgroup>
        {!listed && (
          <option value={value}>
            {owner.kind === 'role' ? workshopRoleLabel(owner.role, locale) : t('formerMember')}
          </option>
        )}
      </Select>
    </Field>
  )
}
