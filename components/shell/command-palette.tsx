'use client'

import { Command as Palette } from 'cmdk'
import { useTranslations } from 'next-intl'
import * as Dialog from 'radix-ui/dialog'
import { useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { Command } from './command'

interface CommandPaletteProps {
  /** All commands, as the page offered them when the palette was opened. */
  offered: readonly Command[]
  /** The commands that fit what was typed. */
  find: (query: string) => readonly Command[]
  close: (chosen?: Command) => void
}

/** Finds a command by typing a part of its name. Arrows choose, Enter runs, Escape closes. */
export function CommandPalette({ offered, find, close }: CommandPaletteProps) {
  const t = useTranslations('shell.palette')
  const [query, setQuery] = useState('')
  const [commands, setCommands] = useState(offered)
  const groups = [...new Set(commands.map((command) => command.group))]

  function search(typed: string) {
    setQuery(typed)
    setCommands(find(typed))
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="bg-overlay fixed inset-0 z-40" />
        <Dialog.Content
          aria-describedby={undefined}
          // Whoever opened the palette knows where the focus was; Radix would look for it after this field had it.
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="bg-surface text-ink shadow-float fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 rounded-md border"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Palette label={t('title')} loop shouldFilter={false}>
            <Palette.Input
              autoFocus
              value={query}
              onValueChange={search}
              placeholder={t('placeholder')}
              className="h-12 w-full border-b px-4 outline-none"
            />
            <Palette.List className="max-h-[50dvh] overflow-y-auto p-1">
              <Palette.Empty className="text-muted p-4 text-center">{t('empty')}</Palette.Empty>
              {groups.map((group) => (
                <Palette.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs"
                >
                  {commands
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <Palette.Item
                        key={command.id}
                        value={command.id}
                        onSelect={() => close(command)}
                        className="data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 pointer-coarse:min-h-11"
                      >
                        <span className="min-w-0 flex-1 truncate">{command.label}</span>
                        {command.shortcut && <Kbd>{command.shortcut}</Kbd>}
                      </Palette.Item>
                    ))}
                </Palette.Group>
              ))}
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
