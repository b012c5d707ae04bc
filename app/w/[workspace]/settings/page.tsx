import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/accounts/section'
import { LeaveWorkspace } from '@/components/members/leave-workspace'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { RenameWorkspaceForm } from '@/components/workspaces/rename-workspace-form'
import { MoneyLevelsForm } from '@/components/valuations/money-levels-form'
import { can } from '@/lib/domain/access/permissions'
import { loadMoneyLevels } from '@/lib/features/valuations/loaders'
import { loadWorkspace } from '@/lib/features/workspaces/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workspaces'))('settings') }
}

export default async function SettingsPage({ params }: PageProps<'/w/[workspace]/settings'>) {
  const { slug, name, role } = await loadWorkspace((await params).workspace)
  const [t, moneyLevelsT] = await Promise.all([getTranslations('workspaces'), getTranslations('moneyLevels')])
  const setsLevels = can(role, 'moneyLevels.edit')
  return (
    <ClientMessages namespaces={['workspaces', 'members', 'moneyLevels']}>
      <Page title={t('settings')}>
        {can(role, 'workspace.rename') && (
          <Section title={t('name')}>
            <RenameWorkspaceForm slug={slug} name={name} />
          </Section>
        )}
        {setsLevels && (
          <Section title={moneyLevelsT('title')} text={moneyLevelsT('text')}>
            <MoneyLevelsForm workspace={slug} {...await loadMoneyLevels(slug)} />
          </Section>
        )}
        <Section title={t('leaveTitle')} text={t('leaveText')}>
          <LeaveWorkspace workspace={slug} name={name} />
        </Section>
      </Page>
    </ClientMessages>
  )
}
