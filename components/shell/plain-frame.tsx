import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch'
import { SkipLink } from './skip-link'
import { ThemeSwitch } from './theme-switch'

/** The frame of pages outside a workspace (help, account, list of workspaces): the product's name, language and theme. */
export function PlainFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('app')
  return (
    <>
      <SkipLink />
      <header data-print="hide" className="bg-surface flex h-12 items-center gap-0.5 border-b px-3">
        <Link href="/" className="mr-auto rounded-md px-1 py-1.5 font-semibold">
          {t('name')}
        </Link>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <main id="work" tabIndex={-1} className="mx-auto flex max-w-3xl flex-col gap-4 p-4 outline-none md:p-6">
        {children}
      </main>
    </>
  )
}
