'use client'

import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { deleteSnapshot, renameSnapshot } from '@/lib/features/snapshots/actions'
import { NameDialog } from './name-dialog'

interface SnapshotMenuProps {
  worksheetId: string
  id: string
  name: string
}

/** What can be done to a snapshot that a person named. */
export function SnapshotMenu({ worksheetId: worksheet, id: snapshot, name }: SnapshotMenuProps) {
  const t = useTranslations('snapshots')
  const router = useRouter()
  const ask = useAsk()
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null)

  async function remove() {
    const result = await ask(deleteSnapshot, { worksheet, snapshot })
    if (!result.ok) return toast({ text: result.error.message, tone: 'danger' })
    router.refresh()
    toast({ text: t('deleted', { name }) })
  }

  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton icon={MoreHorizontal} label={t('menu', { name })} size="sm" />}>
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          {t('rename')}
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
          {t('delete')}
        </MenuItem>
      </DropdownMenu>
      <NameDialog
        title={t('renameTitle')}
        action={t('renameAction')}
        name={name}
        open={open === 'rename'}
        onClose={() => setOpen(null)}
        send={(typed) => renameSnapshot({ worksheet, snapshot, name: typed })}
        onDone={() => router.refresh()}
      />
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(next) => setOpen(next ? 'delete' : null)}
        title={t('deleteTitle', { name })}
        description={t('deleteText')}
        action={t('deleteAction')}
        onConfirm={remove}
      />
    </>
  )
}
