'use client'

import { Camera } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TakeDialog } from './take-dialog'

/** Takes a snapshot from the list of them. */
export function TakeButton({ worksheetId }: { worksheetId: string }) {
  const t = useTranslations('snapshots')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <Camera aria-hidden />
        {t('takeCommand')}
      </Button>
      <TakeDialog worksheetId={worksheetId} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
