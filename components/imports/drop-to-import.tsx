'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { DropAnywhere } from './drop-anywhere'
import { leaveFile } from './pending-file'

/** Lets a file be dropped anywhere on a page, and takes it to the import page, which previews it. */
export function DropToImport({ importHref }: { importHref: string }) {
  const t = useTranslations('import')
  const router = useRouter()
  return (
    <DropAnywhere
      label={t('dropHere')}
      onFile={(file) => {
        leaveFile(file)
        router.push(importHref)
      }}
    />
  )
}
