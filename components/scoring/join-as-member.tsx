'use client'

import { useTranslations } from 'next-intl'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { joinAsMember } from '@/lib/features/scoring/actions'

/** The way in for a member whom nobody named. */
export function JoinAsMember({ sessionId, onJoined }: { sessionId: string; onJoined: () => void }) {
  const t = useTranslations('scoring')
  const { send, busy, failure } = useSend(joinAsMember, onJoined)
  return (
    <div className="flex flex-col items-start gap-2">
      {failure && <FailureNote failure={failure} />}
      <Button look="primary" busy={busy} onClick={() => send({ scoring: sessionId })}>
        {t('join.asMember')}
      </Button>
    </div>
  )
}
