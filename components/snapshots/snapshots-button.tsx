'use client'

import { Camera, List } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import { useCommands } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { TakeDialog } from './take-dialog'

interface SnapshotsButtonProps {
  worksheetId: string
  /** Address of the worksheet's snapshots. */
  href: string
  mayTake: boolean
}

/** Takes a snapshot from every view of a worksheet, and leads to those that were taken. */
export function SnapshotsButton({ worksheetId, href, mayTake }: SnapshotsButtonProps) {
  const t = useTranslations('snapshots')
  const router = useRouter()
  const path = usePathname()
  const [taking, setTaking] = useState(false)
  const command = (id: string, label: string, run: () => void) => ({
    ...{ id, label, run, group: t('title'), keywords: ['snapshot', 'version', 'compare'] },
  })
  useCommands(() => [
    ...(mayTake ? [command('take-snapshot', t('takeCommand'), () => setTaking(true))] : []),
    command('snapshots', t('listCommand'), () => router.push(href)),
  ])
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <Button look="quiet" size="sm">
            <Camera aria-hidden />
            <span className="max-lg:sr-only">{t('title')}</span>
          </Button>
        }
      >
        {mayTake && (
          <MenuItem icon={Camera} onSelect={() => setTaking(true)}>
            {t('takeCommand')}
          </MenuItem>
        )}
        <MenuItem icon={List} onSelect={() => router.push(href)}>
          {t('listCommand')}
        </MenuItem>
      </DropdownMenu>
      <TakeDialog
        worksheetId={worksheetId}
        open={taking}
        onClose={() => setTaking(false)}
        listHref={path === href ? undefined : href}
      />
    </>
  )
}
