import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NameForm } from '@/components/accounts/name-form'
import { PasswordForm } from '@/components/accounts/password-form'
import { SignOutEverywhere } from '@/components/accounts/sign-out-everywhere'
import { Section } from '@/components/accounts/section'
import { ClientMessages } from '@/components/shell/client-messages'
import { PlainFrame } from '@/components/shell/plain-frame'
import { loadAccount } from '@/lib/features/users/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title') }
}

export default async function AccountPage() {
  const { name, email } = await loadAccount()
  const t = await getTranslations('account')
  return (
    <ClientMessages namespaces={['account']}>
      <PlainFrame>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <Section title={t('profile')} text={email}>
          <NameForm name={name} />
        </Section>
        <Section title={t('password')} text={t('passwordText')}>
          <PasswordForm email={email} />
        </Section>
        <Section title={t('sessions')} text={t('sessionsText')}>
          <SignOutEverywhere />
        </Section>
      </PlainFrame>
    </ClientMessages>
  )
}
