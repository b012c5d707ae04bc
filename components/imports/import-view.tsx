import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { ClientMessages } from '@/components/shell/client-messages'
import { ImportFlow } from './import-flow'
import type { ImportPlace } from './import-requests'

interface ImportViewProps {
  title: string
  place: ImportPlace
  worksheetsHref: string
  back: { href: string; label: string }
}

/** The page on which a file becomes worksheets, or rows of one. */
export async function ImportView({ title, place, worksheetsHref, back }: ImportViewProps) {
  const t = await getTranslations('import')
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4 md:p-6">
      <header>
        <Link href={back.href} className="text-accent text-sm underline">
          {back.label}
        </Link>
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="text-muted">{t('lead')}</p>
      </header>
      <ClientMessages namespaces={['import']}>
        <ImportFlow place={place} worksheetsHref={worksheetsHref} />
      </ClientMessages>
    </div>
  )
}
