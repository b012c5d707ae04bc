'use client'

import * as Radix from 'radix-ui/popover'
import type { ReactNode } from 'react'

interface PlacedPopoverProps {
  /** Where on the screen, in CSS pixels. */
  x: number
  y: number
  /** Its accessible name. */
  label: string
  onClose: () => void
  /** Where the focus goes when the panel is gone. */
  onClosed: () => void
  children: ReactNode
}

/** A panel at a place rather than beside its button: for one panel that many columns share. */
export function PlacedPopover({ x, y, label, onClose, onClosed, children }: PlacedPopoverProps) {
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor className="pointer-events-none fixed size-0" style={{ left: x, top: y }} />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onClosed()
          }}
          className="border-line bg-surface text-ink shadow-float z-50 w-72 max-w-[calc(100vw-1rem)] rounded-md border p-3"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
