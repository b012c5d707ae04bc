import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { WorkspaceSummary } from '@/lib/features/workspaces/types'

/** The reader's workspaces, each a link into it. */
export function WorkspaceList({ workspaces }: { workspaces: readonly WorkspaceSummary[] }) {
  const t = useTranslations('members')
  return (
    <ul className="flex flex-col gap-2">
      {workspaces.map(({ slug, name, role }) => (
        <li key={slug}>
          <Link
            href={`/w/${slug}/worksheets`}
            className="border-line bg-surface hover:bg-subtle flex min-h-12 items-center gap-3 rounded-md border px-3 py-2"
          >
            <span className="flex-1 font-medium">{name}</span>
            <span className="text-muted text-sm">{t(`roles.${role}`)}</span>
            <ChevronRight aria-hidden className="text-muted size-4" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
