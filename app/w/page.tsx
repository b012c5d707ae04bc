import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/accounts/section'
import { ClientMessages } from '@/components/shell/client-messages'
import { PlainFrame } from '@/components/shell/plain-frame'
import { CreateWorkspaceForm } from '@/components/workspaces/create-workspace-form'
import { WorkspaceList } from '@/components/workspaces/workspace-list'
import { loadWorkspaces } from '@/lib/features/workspaces/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workspaces'))('title') }
}

export default async function WorkspacesPage() {
  const workspaces = await loadWorkspaces()
  const t = await getTranslations('workspaces')
  return (
    <PlainFrame>
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      {workspaces.length > 0 ? <WorkspaceList workspaces={workspaces} /> : <p className="text-muted">{t('none')}</p>}
      <Section title={t('createTitle')}>
        <ClientMessages namespaces={['workspaces']}>
          <CreateWorkspaceForm />
        </ClientMessages>
      </Section>
    </PlainFrame>
  )
}
