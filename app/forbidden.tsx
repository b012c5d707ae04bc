import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

export default async function Forbidden() {
  const t = await getTranslations('app')
  const home = (
    <Button asChild look="primary">
      <Link href="/">{t('notFound.home')}</Link>
    </Button>
  )
  return <MessagePage status="403" title={t('forbidden.title')} text={t('forbidden.text')} actions={home} />
}
