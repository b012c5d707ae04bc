'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { useUiTexts } from './texts'

interface DialogProps {
  /** The button that opens it; leave out when `open` is steered from outside. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: string
  /** One sentence under the title; read out when the dialog opens. */
  description?: ReactNode
  /** The buttons at the foot, the main one last. Wrap one that only closes in `<DialogClose>`. */
  footer?: ReactNode
  children?: ReactNode
  className?: string
}

/** A question or a small form over the page. Focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ trigger, open, onOpenChange, title, description, footer, children, className }: DialogProps) {
  const texts = useUiTexts()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="bg-overlay fixed inset-0 z-40" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2',
            'border-line bg-surface text-ink shadow-float flex-col rounded-md border focus-visible:outline-none',
            className,
          )}
        >
          <header className="p-4 pr-12 pb-2">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {description && <Radix.Description className="text-muted mt-1">{description}</Radix.Description>}
          </header>
          {children && <div className="relative flex-1 overflow-y-auto px-4 py-2">{children}</div>}
          {footer && <footer className="flex flex-wrap justify-end gap-2 p-4 pt-2">{footer}</footer>}
          {/* Last, so that the focus starts in the first field and not on the way out. */}
          <Radix.Close asChild>
            <IconButton icon={X} label={texts.close} size="sm" className="absolute top-3 right-3" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Closes the dialog it stands in; its one child is the button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}
