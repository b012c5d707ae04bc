'use client'

import { Check } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { WorkshopRoleInput } from '@/components/members/workshop-role-input'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { can } from '@/lib/domain/access/permissions'
import { workshopRoleFrom, workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import { addPerson, setAttendance } from '@/lib/features/scoring/actions'
import type { Participant, SessionView } from '@/lib/features/scoring/types'
import { ProxyBallots } from './proxy-ballots'
import { owedVotes } from './session-items'

interface AttendanceListProps {
  view: SessionView
  onDone: () => void
}

/** Who takes part, and who has voted; never what. */
export function AttendanceList({ view, onDone }: AttendanceListProps) {
  const t = useTranslations('scoring')
  const owed = owedVotes(view)
  const runs = view.reader.role !== null && can(view.reader.role, 'scoring.run') && !view.closed
  const open = view.rounds.some(({ votes }) => votes === null)
  const [added, setAdded] = useState(0)
  const present = view.participants.filter(({ left }) => !left)

  const send = (fields: FormData) =>
    addPerson({ scoring: view.id, name: fields.get('name'), role: workshopRoleFrom(String(fields.get('role'))) })

  /** The fields are empty again for the next person; the button keeps the focus. */
  function addNext() {
    setAdded((before) => before + 1)
    onDone()
  }

  return (
    <section aria-labelledby="participants" className="flex flex-col gap-2">
      <h3 id="participants" className="text-lg font-semibold">
        {open && present.length > 0
          ? t('progress', { done: present.length - owed.size, all: present.length })
          : t('participants', { count: present.length })}
      </h3>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {view.participants.map((person) => (
          <PersonRow
            key={person.id}
            view={view}
            person={person}
            owed={owed.get(person.id) ?? 0}
            onDone={onDone}
            runs={runs}
          />
        ))}
      </ul>
      {runs && (
        <details data-print="hide" data-projector="hide">
          <summary className="cursor-pointer">{t('addPerson')}</summary>
          <div className="max-w-md pt-2">
            <p className="text-muted mb-2 text-sm">{t('addPersonHelp')}</p>
            <ActionForm action={send} onDone={addNext} submit={t('addPersonAction')}>
              {(errors) => (
                <>
                  <Field label={t('name')} error={errors.name}>
                    <Input key={added} name="name" maxLength={60} autoComplete="off" />
                  </Field>
                  <Field label={t('role')} error={errors.role}>
                    <WorkshopRoleInput key={added} name="role" />
                  </Field>
                </>
              )}
            </ActionForm>
          </div>
        </details>
      )}
    </section>
  )
}

interface PersonRowProps {
  view: SessionView
  person: Participant
  /** Votes that are still waited for. */
  owed: number
  runs: boolean
  onDone: () => void
}

function PersonRow({ view, person, owed, runs, onDone }: PersonRowProps) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  const { send, busy, failure } = useSend(setAttendance, onDone)
  const open = view.rounds.some(({ votes }) => votes === null)
  return (
    <li className="bg-surface flex flex-col gap-1 rounded-md border px-3 py-2">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{person.name}</span>
        {person.kind !== 'member' && <Badge>{t(`kinds.${person.kind}`)}</Badge>}
        <span className="text-muted text-sm">{person.role && workshopRoleLabel(person.role, locale)}</span>
      </span>
      <span className="flex flex-wrap items-center gap-2">
        {person.left && <span className="text-muted">{t('left')}</span>}
        {open && !person.left && owed > 0 && <span>{t('owed', { count: owed })}</span>}
        {open && !person.left && owed === 0 && (
          <span className="text-success inline-flex items-center gap-1">
            <Check aria-hidden className="size-4" />
            {t('hasVoted')}
          </span>
        )}
        {runs && (
          <span data-print="hide" data-projector="hide" className="ml-auto flex gap-1">
            {person.kind === 'proxy' && !person.left && <ProxyBallots view={view} person={person} onCast={onDone} />}
            <Button
              size="sm"
              look="quiet"
              busy={busy}
              aria-label={t(person.left ? 'bringBackWho' : 'markLeftWho', { name: person.name })}
              onClick={() => send({ scoring: view.id, participantId: person.id, here: person.left })}
            >
              {person.left ? t('bringBack') : t('markLeft')}
            </Button>
          </span>
        )}
      </span>
      {failure && <FailureNote failure={failure} />}
    </li>
  )
}
