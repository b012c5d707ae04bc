import { FileSpreadsheet, Lightbulb, PenLine } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { WayCard } from '../way-card'
import { CreateDialog } from './create-dialog'
import { ExampleButton } from './example-button'

/** A workspace without worksheets: three quiet ways to begin. */
export async function FirstWorksheet({ workspace, href }: { workspace: string; href: string }) {
  const t = await getTranslations('worksheets')
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <WayCard icon={FileSpreadsheet} title={t('first.importTitle')} text={t('first.importText')}>
        <Button asChild>
          <Link href={`${href}/import`}>{t('importAction')}</Link>
        </Button>
      </WayCard>
      <WayCard icon={Lightbulb} title={t('first.exampleTitle')} text={t('first.exampleText')}>
        <ExampleButton workspace={workspace} href={href} />
      </WayCard>
      <WayCard icon={PenLine} title={t('first.blankTitle')} text={t('first.blankText')}>
        <CreateDialog workspace={workspace} href={href} look="secondary" />
      </WayCard>
    </div>
  )
}
