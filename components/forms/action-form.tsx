'use client'

import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/domain/core/failure'
import { FailureNote } from './failure-note'
import { useSend } from './use-send'

interface ActionFormProps<Value> {
  /** Reads the fields by name and calls the action. */
  action: (fields: FormData) => Promise<ActionResult<Value>>
  onDone: (value: Value) => void
  /** What the button does, in words. */
  submit: string
  /** Said beside the button after success, for a form that stays. */
  done?: string
  /** The fields; `errors` holds a sentence per field name. */
  children: (errors: Readonly<Record<string, string | undefined>>) => ReactNode
}

/** A form around a server action: keeps what was typed, says errors beside their fields, and goes to the first. */
export function ActionForm<Value>({ action, onDone, submit, done, children }: ActionFormProps<Value>) {
  const form = useRef<HTMLFormElement>(null)
  const [succeeded, setSucceeded] = useState(false)
  const { send, busy, failure } = useSend(action, (value) => {
    setSucceeded(true)
    onDone(value)
  })

  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-failure]')?.focus()
  }, [failure])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setSucceeded(false)
    send(new FormData(event.currentTarget))
  }

  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      {failure && !failure.fields && <FailureNote failure={failure} />}
      {children(failure?.fields ?? {})}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
        {done && (
          <p role="status" className="text-success">
            {succeeded && !busy ? done : ''}
          </p>
        )}
      </div>
    </form>
  )
}
