'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { signOutEverywhere } from '@/lib/features/users/actions'

export function SignOutEverywhere() {
  const t = useTranslations('account')
  const router = useRouter()
  const { send, busy, failure } = useSend(signOutEverywhere, () => router.push('/sign-in'))
  return (
    <div className="flex flex-col items-start gap-3">
      {failure && <FailureNote failure={failure} />}
      <Button busy={busy} onClick={() => send({})}>
        {t('signOutEverywhere')}
      </Button>
    </div>
  )
}
