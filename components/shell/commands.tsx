'use client'

import dynamic from 'next/dynamic'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'

export interface Command {
  /** Unique among all commands of a page. */
  id: string
  /** What it does, in the reader's language. */
  label: string
  /** The heading it stands under. */
  group: string
  /** Other words it is found by, such as its name in the other language. */
  keywords?: string[]
  /** The key that does the same. */
  shortcut?: string
  run: () => void
}

type Registry = Set<RefObject<readonly Command[]>>

const RegistryContext = createContext<Registry | null>(null)

// Loaded when it is first asked for: most visits never open it.
const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), {
  ssr: false,
})

/** Opens the command palette on Ctrl+K or ⌘K with whatever commands the page offers at that moment. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Set())
  const [offered, setOffered] = useState<readonly Command[] | null>(null)

  useEffect(() => {
    function open(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      // Browsers would move to their search field.
      event.preventDefault()
      setOffered([...registry].flatMap((commands) => commands.current))
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [registry])

  return (
    <RegistryContext value={registry}>
      {children}
      {offered && <CommandPalette commands={offered} onClose={() => setOffered(null)} />}
    </RegistryContext>
  )
}

/** Offers commands in the palette while the calling component is on the page. The list may be made anew on each render. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useContext(RegistryContext)
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  useEffect(() => {
    registry?.add(latest)
    return () => {
      registry?.delete(latest)
    }
  }, [registry])
}
