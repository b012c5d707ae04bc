import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app.notFound')
  return { title: t('title') }
}

export default async function NotFound() {
  const t = await getTranslations('app.notFound')
  const home = (
    <Button asChild look="primary">
      <Link href="/">{t('home')}</Link>
    </Button>
  )
  return <MessagePage status="404" title={t('title')} text={t('text')} actions={home} />
}
