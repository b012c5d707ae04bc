'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/toast'
import { takeSnapshot } from '@/lib/features/snapshots/actions'
import { NameDialog } from './name-dialog'

interface TakeDialogProps {
  worksheetId: string
  open: boolean
  onClose: () => void
  /** Address of the list, offered afterwards where the person does not look at it. */
  listHref?: string
}

/** Asks for a name and marks what the worksheet is now. */
export function TakeDialog({ worksheetId, open, onClose, listHref }: TakeDialogProps) {
  const t = useTranslations('snapshots')
  const router = useRouter()
  return (
    <NameDialog
      title={t('takeTitle')}
      description={t('takeHelp')}
      action={t('takeAction')}
      open={open}
      onClose={onClose}
      send={(name) => takeSnapshot({ worksheet: worksheetId, name })}
      onDone={(name) => {
        router.refresh()
        const action = listHref ? { label: t('openList'), run: () => router.push(listHref) } : undefined
        toast({ text: t('taken', { name }), action })
      }}
    />
  )
}
