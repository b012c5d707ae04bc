'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import type { Criterion } from '@/lib/domain/scoring/votes'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { openSession } from '@/lib/features/scoring/actions'
import { MAX_SESSION_TITLE, type ScoringStart } from '@/lib/features/scoring/types'

interface OpenSessionFormProps extends Pick<ScoringStart, 'cases' | 'members'> {
  worksheetId: string
  href: string
  criteria: Criterion[]
}

/** The roles that the workshop always has; others are offered where a member has them. */
const usualRoles = ['productManager', 'dataScientist', 'developer']

/** Opens a session: on which rows and criteria, and who votes. */
export function OpenSessionForm({ worksheetId, href, criteria, cases, members }: OpenSessionFormProps) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const router = useRouter()
  const roles = [...new Set([...usualRoles, ...members.flatMap(({ workshopRole }) => workshopRole || [])])]

  function send(fields: FormData) {
    const rules = fields.getAll('criterion').map((criterion) => {
      return { criterion, roles: fields.getAll(`role-${String(criterion)}`) }
    })
    return openSession({
      worksheet: worksheetId,
      title: fields.get('title'),
      useCaseIds: fields.getAll('case'),
      memberIds: fields.getAll('member'),
      rules,
    })
  }

  return (
    <details className="bg-surface rounded-md border p-4">
      <summary className="cursor-pointer text-lg font-semibold">{t('open')}</summary>
      <div className="pt-4">
        <ActionForm action={send} onDone={(id) => router.push(`${href}/${id}`)} submit={t('openAction')}>
          {(errors) => (
            <>
              <Field label={t('sessionTitle')} error={errors.title}>
                <Input name="title" maxLength={MAX_SESSION_TITLE} defaultValue={t('defaultTitle')} />
              </Field>
              <fieldset>
                <legend className="font-medium">{t('criteria')}</legend>
                <p className="text-muted text-sm">{t('rolesHelp')}</p>
                <ul className="flex flex-col gap-1">
                  {criteria.map((criterion) => (
                    <li key={criterion} className="grid items-center gap-x-3 sm:grid-cols-[1fr_2fr]">
                      <Checkbox name="criterion" value={criterion} defaultChecked>
                        {fieldLabel(criterion)[locale]}
                      </Checkbox>
                      <div
                        role="group"
                        aria-label={t('whoVotesOn', { criterion: fieldLabel(criterion)[locale] })}
                        className="flex flex-wrap gap-x-4 max-sm:pl-6"
                      >
                        {roles.map((role) => (
                          <Checkbox key={role} name={`role-${criterion}`} value={role} className="text-sm">
                            {workshopRoleLabel(role, locale)}
                          </Checkbox>
                        ))}
                      </div>
                    </li>
                  ))}
                </ul>
                {errors.rules && <p className="text-danger text-sm">{t('chooseCriterion')}</p>}
              </fieldset>
              <fieldset>
                <legend className="font-medium">{t('cases')}</legend>
                <div className="flex gap-1">
                  {[true, false].map((checked) => (
                    <Button
                      key={String(checked)}
                      size="sm"
                      look="quiet"
                      onClick={({ currentTarget }) => checkAll(currentTarget.closest('fieldset'), checked)}
                    >
                      {t(checked ? 'checkAll' : 'checkNone')}
                    </Button>
                  ))}
                </div>
                <ul className="relative max-h-72 overflow-y-auto">
                  {cases.map(({ id, no, title }) => (
                    <li key={id}>
                      <Checkbox name="case" value={id} defaultChecked={title !== ''}>
                        {[no, title || t('untitledCase')].filter(Boolean).join('. ')}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
                {errors.useCaseIds && <p className="text-danger text-sm">{t('chooseCase')}</p>}
              </fieldset>
              <fieldset>
                <legend className="font-medium">{t('voters')}</legend>
                <p className="text-muted text-sm">{t('votersHelp')}</p>
                <ul className="grid sm:grid-cols-2">
                  {members.map(({ userId, name, workshopRole }) => (
                    <li key={userId}>
                      <Checkbox name="member" value={userId} defaultChecked>
                        {name}
                        {workshopRole && (
                          <span className="text-muted text-sm">{workshopRoleLabel(workshopRole, locale)}</span>
                        )}
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              </fieldset>
            </>
          )}
        </ActionForm>
      </div>
    </details>
  )
}

/** The boxes hold what they say themselves, until the form is sent. */
function checkAll(group: HTMLFieldSetElement | null, checked: boolean) {
  for (const box of group?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? []) box.checked = checked
}
