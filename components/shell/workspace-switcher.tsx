'use client'

import { Check, ChevronsUpDown, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu'

export interface FrameWorkspace {
  slug: string
  name: string
}

interface WorkspaceSwitcherProps {
  workspace: FrameWorkspace
  workspaces: readonly FrameWorkspace[]
}

/** The workspace one is in, and the way to the others. */
export function WorkspaceSwitcher({ workspace, workspaces }: WorkspaceSwitcherProps) {
  const t = useTranslations('shell')
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          aria-label={t('switchWorkspace', { name: workspace.name })}
          className="hover:bg-subtle flex h-9 min-w-0 cursor-pointer items-center gap-2 rounded-md px-1.5 lg:w-44 lg:in-data-[nav=narrow]:w-auto pointer-coarse:h-11"
        >
          <span
            aria-hidden
            className="bg-accent text-on-accent flex size-6 shrink-0 items-center justify-center rounded-sm text-sm font-semibold"
          >
            {[...workspace.name][0]?.toUpperCase()}
          </span>
          <span className="min-w-0 flex-1 truncate text-left font-medium max-lg:hidden lg:in-data-[nav=narrow]:hidden">
            {workspace.name}
          </span>
          <ChevronsUpDown
            aria-hidden
            className="text-muted size-4 shrink-0 max-lg:hidden lg:in-data-[nav=narrow]:hidden"
          />
        </button>
      }
    >
      <MenuLabel>{t('workspaces')}</MenuLabel>
      {workspaces.map(({ slug, name }) => (
        <MenuItem key={slug} asChild>
          <Link href={`/w/${slug}/worksheets`} aria-current={slug === workspace.slug ? 'true' : undefined}>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {slug === workspace.slug && <Check aria-hidden />}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/w?all">
          <Plus aria-hidden />
          {t('allWorkspaces')}
        </Link>
      </MenuItem>
    </DropdownMenu>
  )
}
