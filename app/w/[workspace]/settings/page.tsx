import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/accounts/section'
import { LeaveWorkspace } from '@/components/members/leave-workspace'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { RenameWorkspaceForm } from '@/components/workspaces/rename-workspace-form'
import { can } from '@/lib/domain/access/permissions'
import { loadWorkspace } from '@/lib/features/workspaces/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workspaces'))('settings') }
}

export default async function SettingsPage({ params }: PageProps<'/w/[workspace]/settings'>) {
  const { slug, name, role } = await loadWorkspace((await params).workspace)
  const t = await getTranslations('workspaces')
  return (
    <ClientMessages namespaces={['workspaces', 'members']}>
      <Page title={t('settings')}>
        {can(role, 'workspace.rename') && (
          <Section title={t('name')}>
            <RenameWorkspaceForm slug={slug} name={name} />
          </Section>
        )}
        <Section title={t('leaveTitle')} text={t('leaveText')}>
          <LeaveWorkspace workspace={slug} name={name} />
        </Section>
      </Page>
    </ClientMessages>
  )
}
