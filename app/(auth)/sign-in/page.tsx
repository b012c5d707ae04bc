import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Entrance } from '@/components/accounts/entrance'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { returnPath } from '@/lib/domain/access/return-path'
import { requireSignedOut } from '@/lib/features/users/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const path = returnPath(typeof next === 'string' ? next : null)
  await requireSignedOut(path)
  const t = await getTranslations('signIn')
  return (
    <Entrance title={t('title')} text={t('text')}>
      <ClientMessages namespaces={['signIn']}>
        <SignInForm next={path} />
      </ClientMessages>
    </Entrance>
  )
}
