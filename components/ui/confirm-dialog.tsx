'use client'

import * as Radix from 'radix-ui/alert-dialog'
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from './button'
import { Field } from './field'
import { Input } from './input'
import { useUiTexts } from './texts'

interface ConfirmDialogProps {
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: string
  /** What will happen, what stays, whether it can be undone. */
  description: ReactNode
  /** What the confirming button does, in words ("ワークシートを削除する"). */
  action: string
  /** When set, the person must type exactly this (the name of the thing) before the button works. */
  typeToConfirm?: string
  /** Runs on confirmation; the dialog closes when it is done. */
  onConfirm: () => void | Promise<void>
}

/** Asks before something is taken away for good. For what can be undone, do it and offer to undo instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { trigger, title, description, action, typeToConfirm, onConfirm } = props
  const texts = useUiTexts()
  const [openInside, setOpenInside] = useState(false)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const open = props.open ?? openInside

  function setOpen(next: boolean) {
    setTyped('')
    setOpenInside(next)
    props.onOpenChange?.(next)
  }

  // The focus starts where the work is: in the field, or (as by default) on the button that changes nothing.
  function focusField(event: Event) {
    if (!field.current) return
    event.preventDefault()
    field.current.focus()
  }

  async function confirm(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    try {
      await onConfirm()
      setOpen(false)
    } finally {
      setBusy(false)
    }
  }

  // Typed on one keyboard, stored from another: width and composition may differ, the name is the same.
  const allowed =
    typeToConfirm === undefined || typed.normalize('NFKC').trim() === typeToConfirm.normalize('NFKC').trim()

  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="bg-overlay fixed inset-0 z-40" />
        <Radix.Content asChild onOpenAutoFocus={focusField}>
          <form
            onSubmit={confirm}
            className="border-line bg-surface text-ink shadow-float fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-md border p-4 focus-visible:outline-none"
          >
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              <Radix.Description asChild>
                <div className="text-muted mt-1">{description}</div>
              </Radix.Description>
            </div>
            {typeToConfirm !== undefined && (
              <Field label={texts.typeToConfirm(typeToConfirm)}>
                <Input
                  ref={field}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                />
              </Field>
            )}
            <footer className="flex flex-wrap justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>{texts.cancel}</Button>
              </Radix.Cancel>
              <Button type="submit" look="danger" disabled={!allowed} busy={busy}>
                {action}
              </Button>
            </footer>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
