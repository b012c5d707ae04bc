import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Entrance } from '@/components/accounts/entrance'
import { SetupForm } from '@/components/setup/setup-form'
import { ClientMessages } from '@/components/shell/client-messages'
import { requireEmptyInstallation } from '@/lib/features/setup/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setup'))('title') }
}

export default async function SetupPage() {
  await requireEmptyInstallation()
  const t = await getTranslations('setup')
  return (
    <Entrance title={t('title')} text={t('text')}>
      <ClientMessages namespaces={['setup', 'account']}>
        <SetupForm />
      </ClientMessages>
    </Entrance>
  )
}
