import { FileSpreadsheet, Lightbulb, PenLine, type LucideIcon } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CreateDialog } from './create-dialog'
import { ExampleButton } from './example-button'

/** A workspace without worksheets: three quiet ways to begin. */
export async function FirstWorksheet({ workspace, href }: { workspace: string; href: string }) {
  const t = await getTranslations('worksheets')
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Way icon={FileSpreadsheet} title={t('first.importTitle')} text={t('first.importText')}>
        <Button asChild>
          <Link href={`${href}/import`}>{t('importAction')}</Link>
        </Button>
      </Way>
      <Way icon={Lightbulb} title={t('first.exampleTitle')} text={t('first.exampleText')}>
        <ExampleButton workspace={workspace} href={href} />
      </Way>
      <Way icon={PenLine} title={t('first.blankTitle')} text={t('first.blankText')}>
        <CreateDialog workspace={workspace} href={href} look="secondary" />
      </Way>
    </div>
  )
}

interface WayProps {
  icon: LucideIcon
  title: string
  text: string
  children: ReactNode
}

function Way({ icon: Icon, title, text, children }: WayProps) {
  return (
    <section className="border-line bg-surface flex flex-col items-start gap-2 rounded-md border p-4">
      <Icon aria-hidden className="text-muted size-5" />
      <h2 className="font-semibold">{title}</h2>
      <p className="text-muted flex-1">{text}</p>
      {children}
    </section>
  )
}
