import { redirect } from 'next/navigation'
import { loadWorkspaces } from '@/lib/features/workspaces/loaders'

export default async function StartPage() {
  await loadWorkspaces()
  redirect('/w')
}
