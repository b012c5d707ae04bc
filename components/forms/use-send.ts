'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { ActionResult, Failure } from '@/lib/domain/core/failure'

/** Calls a server action; a server that could not be reached is a refusal like any other, with its sentence. */
export function useAsk() {
  const t = useTranslations('app')
  return function ask<Input, Value>(
    action: (input: Input) => Promise<ActionResult<Value>>,
    input: Input,
  ): Promise<ActionResult<Value>> {
    return action(input).catch(() => ({ ok: false, error: { code: 'unreachable', message: t('unreachable') } }))
  }
}

/**
 * Runs a server action from a press or a form: `busy` while it runs, `failure` when it was refused or the server could
 * not be reached. What the person typed is theirs to keep; nothing here resets it.
 */
export function useSend<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  onDone: (value: Value) => void,
) {
  const ask = useAsk()
  const [failure, setFailure] = useState<Failure>()
  const [busy, startTransition] = useTransition()

  function send(input: Input) {
    startTransition(async () => {
      const result = await ask(action, input)
      setFailure(result.ok ? undefined : result.error)
      if (result.ok) onDone(result.value)
    })
  }

  return { send, busy, failure }
}
