'use client'

import { useMemo, useState } from 'react'
import { useAsk } from '@/components/forms/use-send'
import { useReread } from '@/components/worksheets/follow-page'
import type { Failure } from '@/lib/domain/core/failure'
import type { Term } from '@/lib/domain/value/term'
import { createSharedTerm } from '@/lib/features/shared-terms/actions'
import type { SharedTerm } from '@/lib/features/shared-terms/types'

/** Makes a term one of the workspace; what was made is there before the page has been read again. */
export function useShareTerm(workspace: string, known: readonly SharedTerm[]) {
  const reread = useReread()
  const ask = useAsk()
  const [made, setMade] = useState<SharedTerm[]>([])
  const [failure, setFailure] = useState<Failure>()

  async function share({ id: _, ...written }: Term, onShared: (id: string) => void) {
    const result = await ask(createSharedTerm, { workspace, term: written })
    setFailure(result.ok ? undefined : result.error)
    if (!result.ok) return
    const id = result.value
    setMade((before) => [...before, { id, revision: 1, uses: 0, term: { ...written, id } }])
    onShared(id)
    reread()
  }

  const shared = useMemo(
    () => [...known, ...made.filter(({ id }) => !known.some((term) => term.id === id))],
    [known, made],
  )
  return { shared, share, failure }
}
