import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Guidance } from '@/components/help/guidance'
import { KeyboardList } from '@/components/help/keyboard-list'
import { PlainFrame } from '@/components/shell/plain-frame'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('help')
  return { title: t('title') }
}

/** How the workshop goes and which keys do what; open to everyone, it tells nothing of anyone's data. */
export default async function HelpPage() {
  const t = await getTranslations('help')
  return (
    <PlainFrame>
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="text-muted">{t('intro')}</p>
      <Guidance />
      <KeyboardList />
    </PlainFrame>
  )
}
