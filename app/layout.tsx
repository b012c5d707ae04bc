import type { Metadata, Viewport } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/shell/client-messages'
import { StyleNonce } from '@/components/shell/style-nonce'
import { UiProvider } from '@/components/shell/ui-provider'
import { loadAppearance } from '@/lib/features/preferences/loaders'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('app')
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    openGraph: { type: 'website', siteName: t('name'), title: t('name'), description: t('description') },
    twitter: { card: 'summary' },
    // What a team works out is not for search engines, even where the port is open to the internet.
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1b1f' },
  ],
}

/** The document every page stands in. Pages are rendered per request: the nonce, the language and the theme differ. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { theme, navigation }] = await Promise.all([getLocale(), loadAppearance()])
  return (
    <html lang={locale} data-theme={theme} data-nav={navigation}>
      <body>
        <StyleNonce />
        <ClientMessages namespaces={[]}>
          <UiProvider>{children}</UiProvider>
        </ClientMessages>
      </body>
    </html>
  )
}
