import { redirect } from 'next/navigation'
import { loadWorkspace } from '@/lib/features/workspaces/loaders'

export default async function WorkspacePage({ params }: PageProps<'/w/[workspace]'>) {
  const { slug } = await loadWorkspace((await params).workspace)
  redirect(`/w/${slug}/worksheets`)
}
