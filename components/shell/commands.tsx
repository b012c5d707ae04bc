'use client'

import { createContext, useContext, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { searchable } from '@/lib/client/view'
import type { Command } from './command'
import { CommandPalette } from './command-palette'

/** What a part of the page offers: asked with what was typed so far, at first with nothing. */
type Offer = (query: string) => readonly Command[]

type Registry = Set<Offer>

const RegistryContext = createContext<Registry | null>(null)

/**
 * Opens the command palette on Ctrl+K or ⌘K. It is part of the page and not fetched when asked for: the focus leaves the
 * grid within that key press, so that not one letter typed after it can land in a cell, on the slowest line too.
 */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [registry] = useState<Registry>(() => new Set())
  const [offered, setOffered] = useState<readonly Command[] | null>(null)
  const returnTo = useRef<Element>(null)

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
    // Browsers would move to their search field.
    event.preventDefault()
    if (offered || event.isComposing) return
    returnTo.current = document.activeElement
    flushSync(() => setOffered(find('')))
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  function find(query: string): Command[] {
    return [...registry].reverse().flatMap((offer) => offer(query))
  }

  function close(chosen?: Command) {
    flushSync(() => setOffered(null))
    // First back where it was, so that a command may move it on.
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus({ preventScroll: true })
    chosen?.run()
  }

  return (
    <RegistryContext value={registry}>
      {children}
      {offered && <CommandPalette offered={offered} find={find} close={close} />}
    </RegistryContext>
  )
}

/**
 * Offers commands in the palette while the calling component is on the page. Both functions are asked while the palette
 * is open, so they may read what the page holds at that moment.
 * @param commands all of them; the palette shows those that hold every word typed
 * @param search what is found only by what was typed, such as rows; stands behind the commands
 */
export function useCommands(commands: () => readonly Command[], search?: Offer): void {
  const registry = useContext(RegistryContext)
  const offer = useEffectEvent((query: string) => [
    ...commands().filter((command) => matches(command, query)),
    ...(search?.(query) ?? []),
  ])
  useEffect(() => {
    const current: Offer = (query) => offer(query)
    registry?.add(current)
    return () => {
      registry?.delete(current)
    }
  }, [registry])
}

function matches({ label, keywords = [] }: Command, query: string): boolean {
  const text = searchable([label, ...keywords].join(' '))
  return searchable(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
