'use client'

import { useTranslations } from 'next-intl'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { UiTextsProvider } from '@/components/ui/texts'
import { Toaster } from '@/components/ui/toast'
import { TooltipProvider } from '@/components/ui/tooltip'

/** What the primitives need around them: their words in the reader's language, tooltips, and the place of notices. */
export function UiProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui')
  const texts = {
    close: t('close'),
    cancel: t('cancel'),
    typeToConfirm: (name: string) => t('typeToConfirm', { name }),
    notice: t('notice'),
    notices: t('notices', { hotkey: 'F8' }),
  }
  return (
    <UiTextsProvider value={texts}>
      <TooltipProvider>
        {children}
        <Toaster place={usePathname()} />
      </TooltipProvider>
    </UiTextsProvider>
  )
}
