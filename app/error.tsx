'use client'

import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'

/** Takes what a page threw. Only Next's digest is shown: it finds the error in the server's log and tells nothing else. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations('app.error')
  const again = (
    <Button look="primary" onClick={retry}>
      {t('retry')}
    </Button>
  )
  const detail = error.digest && t('id', { id: error.digest })
  return <MessagePage status="500" title={t('title')} text={t('text')} detail={detail} actions={again} />
}
