import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Section } from '@/components/accounts/section'
import { ClientMessages } from '@/components/shell/client-messages'
import { CreateWorkspaceForm } from '@/components/workspaces/create-workspace-form'
import { WorkspaceList } from '@/components/workspaces/workspace-list'
import { loadWorkspaces } from '@/lib/features/workspaces/loaders'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workspaces'))('title') }
}

/** With one workspace there is nothing to choose; `?all` shows the list all the same. */
export default async function WorkspacesPage({ searchParams }: PageProps<'/w'>) {
  const workspaces = await loadWorkspaces()
  const [only, another] = workspaces
  if (only && !another && (await searchParams).all === undefined) redirect(`/w/${only.slug}`)
  const t = await getTranslations('workspaces')
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-4 p-4 py-8">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      {only ? <WorkspaceList workspaces={workspaces} /> : <p className="text-muted">{t('none')}</p>}
      <Section title={t('createTitle')}>
        <ClientMessages namespaces={['workspaces']}>
          <CreateWorkspaceForm />
        </ClientMessages>
      </Section>
    </main>
  )
}
