import { redirect } from 'next/navigation'
import { loadWorkspaces } from '@/lib/features/workspaces/loaders'

/** With one workspace there is nothing to choose. */
export default async function StartPage() {
  const [only, another] = await loadWorkspaces()
  redirect(only && !another ? `/w/${only.slug}/worksheets` : '/w')
}
