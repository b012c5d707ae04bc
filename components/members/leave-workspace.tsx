'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { leaveWorkspace } from '@/lib/features/members/actions'

export function LeaveWorkspace({ workspace, name }: { workspace: string; name: string }) {
  const t = useTranslations('members')
  const router = useRouter()
  const { send, busy, failure } = useSend(leaveWorkspace, () => router.push('/w'))
  return (
    <div className="flex flex-col items-start gap-3">
      {failure && <FailureNote failure={failure} />}
      <ConfirmDialog
        trigger={<Button busy={busy}>{t('leave')}</Button>}
        title={t('leaveTitle', { name })}
        description={t('leaveText')}
        action={t('leave')}
        onConfirm={() => send({ workspace })}
      />
    </div>
  )
}
