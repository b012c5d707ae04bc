'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { ActionResult, Failure } from '@/lib/domain/core/failure'

/**
 * Runs a server action from a press or a form: `busy` while it runs, `failure` when it was refused or the server could
 * not be reached. What the person typed is theirs to keep; nothing here resets it.
 */
export function useSend<Input, Value>(
  action: (input: Input) => Promise<ActionResult<Value>>,
  onDone: (value: Value) => void,
) {
  const t = useTranslations('app')
  const [failure, setFailure] = useState<Failure>()
  const [busy, startTransition] = useTransition()

  function send(input: Input) {
    startTransition(async () => {
      const result = await action(input).catch(
        () => ({ ok: false, error: { code: 'unreachable', message: t('unreachable') } }) as const,
      )
      setFailure(result.ok ? undefined : result.error)
      if (result.ok) onDone(result.value)
    })
  }

  return { send, busy, failure }
}
