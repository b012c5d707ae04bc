'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { LinkDialog, type NewLink } from '@/components/invitations/link-dialog'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { closeSession, makeLink, reveal, setRevealsItself, setTimer } from '@/lib/features/scoring/actions'
import type { SessionView } from '@/lib/features/scoring/types'
import { owedVotes } from './session-items'

const MINUTES = [1, 3, 5]

/** What a facilitator does with the whole session. */
export function SessionControls({ view, onDone }: { view: SessionView; onDone: () => void }) {
  const t = useTranslations('scoring')
  const [link, setLink] = useState<NewLink>()
  const show = useSend(reveal, onDone)
  const invite = useSend(makeLink, setLink)
  const itself = useSend(setRevealsItself, onDone)
  const timer = useSend(setTimer, onDone)
  const close = useSend(closeSession, onDone)
  const scoring = view.id
  const open = view.rounds.filter(({ votes }) => votes === null).length
  const waiting = owedVotes(view).size
  const failure = [show, invite, itself, timer, close].find((each) => each.failure)?.failure

  return (
    <section aria-label={t('controls')} data-print="hide" className="flex flex-col gap-2">
      {failure && <FailureNote failure={failure} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={invite.busy} onClick={() => invite.send({ scoring })}>
          {t('makeLink')}
        </Button>
        {/* When it goes, no other button comes under the pointer of who presses twice; a new link would end the old one. */}
        {open > 0 && (
          <Button look="primary" busy={show.busy} onClick={() => show.send({ scoring })}>
            {t('reveal')}
          </Button>
        )}
        <span role="group" aria-label={t('timer')} className="flex flex-wrap items-center gap-1">
          <span className="text-muted ml-2">{t('timer')}</span>
          {MINUTES.map((minutes) => (
            <Button key={minutes} look="quiet" onClick={() => timer.send({ scoring, minutes })}>
              {t('minutes', { minutes })}
            </Button>
          ))}
          {view.timerEndsAt && (
            <Button look="quiet" onClick={() => timer.send({ scoring, minutes: null })}>
              {t('stopTimer')}
            </Button>
          )}
        </span>
        <ConfirmDialog
          trigger={<Button look="quiet">{t('close')}</Button>}
          title={t('closeTitle')}
          description={t('closeText')}
          action={t('closeAction')}
          onConfirm={() => close.send({ scoring })}
        />
      </div>
      {open > 0 && (
        <>
          <Checkbox
            checked={view.revealsItself}
            onChange={(event) => itself.send({ scoring, on: event.target.checked })}
          >
            {t('revealsItself')}
          </Checkbox>
          <p className="text-muted">{waiting > 0 ? t('waitingFor', { count: waiting }) : t('nobodyOwes')}</p>
        </>
      )}
      {link && (
        <LinkDialog link={link} title={t('linkTitle')} text={t('linkText')} onClose={() => setLink(undefined)} />
      )}
    </section>
  )
}
