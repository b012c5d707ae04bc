import { Frame } from '@/components/shell/frame'
import { signOut } from '@/lib/features/users/actions'
import { loadAccount } from '@/lib/features/users/loaders'
import { loadWorkspace, loadWorkspaces } from '@/lib/features/workspaces/loaders'

/** Every page below loads under its own scope as well: a layout is not rendered again on the way from page to page. */
export default async function WorkspaceLayout({ params, children }: LayoutProps<'/w/[workspace]'>) {
  const workspace = await loadWorkspace((await params).workspace)
  const [workspaces, user] = await Promise.all([loadWorkspaces(), loadAccount()])
  return (
    <Frame workspace={workspace} workspaces={workspaces} user={user} signOut={signOut}>
      {children}
    </Frame>
  )
}
