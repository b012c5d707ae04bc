'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { createExample } from '@/lib/features/worksheets/actions'

/** Makes a worksheet filled with an example and opens it. */
export function ExampleButton({ workspace, href }: { workspace: string; href: string }) {
  const t = useTranslations('worksheets')
  const locale = useLocale()
  const router = useRouter()
  const ask = useAsk()
  const [busy, setBusy] = useState(false)

  async function create() {
    setBusy(true)
    const result = await ask(createExample, { workspace, locale })
    if (result.ok) return router.push(`${href}/${result.value.id}`)
    setBusy(false)
    toast({ text: result.error.message, tone: 'danger' })
  }

  return (
    <Button busy={busy} onClick={create}>
      {t('exampleAction')}
    </Button>
  )
}
