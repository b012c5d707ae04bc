'use client'

import { MessagePage } from '@/components/shell/message-page'
import { Button } from '@/components/ui/button'
import './globals.css'

// The layout itself failed, so neither the chosen language nor the message files can be counted on: both languages stand here.
const texts = {
  ja: {
    title: 'ページを表示できませんでした',
    text: '保存済みの内容はそのまま残っています。もう一度読み込んでも表示されない場合は、管理者に連絡してください。',
    retry: 'もう一度読み込む',
  },
  en: {
    title: 'The page could not be shown',
    text: 'Everything saved is still there. If loading it again does not help, tell your administrator.',
    retry: 'Load again',
  },
} as const

/** Replaces the whole document when the root layout fails. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const locale = typeof navigator !== 'undefined' && !navigator.language.startsWith('ja') ? 'en' : 'ja'
  const t = texts[locale]
  const again = (
    <Button look="primary" onClick={retry}>
      {t.retry}
    </Button>
  )
  return (
    <html lang={locale}>
      <body>
        <title>{t.title}</title>
        <MessagePage status="500" title={t.title} text={t.text} detail={error.digest} actions={again} />
      </body>
    </html>
  )
}
