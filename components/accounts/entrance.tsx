import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

interface EntranceProps {
  title: string
  /** One or two sentences under the title. */
  text?: ReactNode
  children?: ReactNode
}

/** The frame of the pages that people see before they are in: set-up, sign-in, invitation. */
export async function Entrance({ title, text, children }: EntranceProps) {
  const t = await getTranslations('app')
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 p-4 py-8">
      <p className="text-muted font-semibold">{t('name')}</p>
      <Card className="flex flex-col gap-4 sm:p-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {text && <p className="text-muted">{text}</p>}
        </header>
        {children}
      </Card>
    </main>
  )
}
