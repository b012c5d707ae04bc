'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { RenameInPlace } from '@/components/shell/rename-in-place'
import { toast } from '@/components/ui/toast'
import { renameWorksheet } from '@/lib/features/worksheets/actions'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/types'

/** The worksheet's title, renamed where it stands. A refused name goes back to what it was. */
export function WorksheetTitle({ id, title }: { id: string; title: string }) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const ask = useAsk()
  const [shown, show] = useOptimistic(title)
  const [, startTransition] = useTransition()

  function rename(name: string) {
    startTransition(async () => {
      show(name)
      const result = await ask(renameWorksheet, { worksheet: id, title: name })
      if (result.ok) router.refresh()
      else toast({ text: result.error.message, tone: 'danger' })
    })
  }

  return <RenameInPlace value={shown} label={t('renameTitle')} maxLength={MAX_TITLE_LENGTH} onRename={rename} />
}
