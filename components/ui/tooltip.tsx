'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'
import { Kbd } from './kbd'

/** Stands once around the app; lets neighbouring tooltips open without a second wait. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={400}>{children}</Radix.Provider>
}

interface TooltipProps {
  text: string
  shortcut?: string
  /** One focusable element. */
  children: ReactNode
}

/** A short explanation on hover and focus. Never the only place of a fact: touch screens do not show it. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="bg-ink text-canvas shadow-float z-50 max-w-72 rounded-md px-2 py-1 text-sm select-none"
        >
          {text}
          {shortcut && <Kbd className="ml-2 border-current bg-transparent text-current">{shortcut}</Kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
