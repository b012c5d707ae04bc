'use client'

import { Archive, ArchiveRestore, Copy, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import type { ActionResult } from '@/lib/domain/core/failure'
import {
  archiveWorksheet,
  deleteWorksheet,
  duplicateWorksheet,
  restoreWorksheet,
} from '@/lib/features/worksheets/actions'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/types'
import { RenameDialog } from './rename-dialog'

interface WorksheetMenuProps {
  id: string
  title: string
  archived: boolean
  mayDelete: boolean
}

/** What can be done to a worksheet as a whole. Archiving is undone from the notice, deleting asks for the title. */
export function WorksheetMenu({ id, title, archived, mayDelete }: WorksheetMenuProps) {
  const t = useTranslations('worksheets')
  const router = useRouter()
  const ask = useAsk()
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null)

  async function run<Input>(
    action: (input: Input) => Promise<ActionResult<unknown>>,
    input: Input,
    done: { text: string; undo?: () => void },
  ) {
    const result = await ask(action, input)
    if (!result.ok) return toast({ text: result.error.message, tone: 'danger' })
    router.refresh()
    toast({ text: done.text, action: done.undo && { label: t('undo'), run: done.undo } })
  }

  const archive = () =>
    run(archiveWorksheet, { worksheet: id }, { text: t('archived', { title }), undo: () => void restore() })
  const restore = () => run(restoreWorksheet, { worksheet: id }, { text: t('restored', { title }) })

  function duplicate() {
    const copy = t('copyOf', { title }).slice(0, MAX_TITLE_LENGTH)
    void run(duplicateWorksheet, { worksheet: id, title: copy }, { text: t('duplicated', { title: copy }) })
  }

  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton icon={MoreHorizontal} label={t('menu', { title })} size="sm" />}>
        <MenuItem icon={Pencil} onSelect={() => setOpen('rename')}>
          {t('rename')}
        </MenuItem>
        <MenuItem icon={Copy} onSelect={duplicate}>
          {t('duplicate')}
        </MenuItem>
        {archived ? (
          <MenuItem icon={ArchiveRestore} onSelect={restore}>
            {t('restore')}
          </MenuItem>
        ) : (
          <MenuItem icon={Archive} onSelect={archive}>
            {t('archive')}
          </MenuItem>
        )}
        {mayDelete && (
          <>
            <MenuSeparator />
            <MenuItem icon={Trash2} danger onSelect={() => setOpen('delete')}>
              {t('delete')}
            </MenuItem>
          </>
        )}
      </DropdownMenu>
      <RenameDialog id={id} title={title} open={open === 'rename'} onClose={() => setOpen(null)} />
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(next) => setOpen(next ? 'delete' : null)}
        title={t('deleteTitle', { title })}
        description={t('deleteText')}
        action={t('deleteAction')}
        typeToConfirm={title}
        // The dialog accepts other widths of the same letters; the server compares with the title itself.
        onConfirm={() =>
          run(deleteWorksheet, { worksheet: id, confirmation: title }, { text: t('deleted', { title }) })
        }
      />
    </>
  )
}
