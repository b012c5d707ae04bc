'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ImportSummary } from '@/lib/features/imports/types'
import type { MergeDecisions, MergePreview } from '@/lib/domain/merge/preview'
import { settle } from './decisions'
import { keepDecisions, keptDecisions } from './kept-decisions'
import { commitMerge, previewMerge } from './merge-requests'

interface MergeState {
  decisions: MergeDecisions
  /** Null until the first answer. */
  preview: MergePreview | null
  /** The reading of the file that the preview is of. */
  reading: object | null
  busy: 'preview' | 'commit' | null
  /** What a request failed with: the server's sentence, or none when it was not reached. */
  failure: { at: 'preview' | 'commit'; message: string | null } | null
  /** Rows to be decided again because others changed them. */
  outdated: ReadonlySet<string>
  /** A commit was refused because the worksheet had moved on. */
  overtaken: boolean
}

interface Merge extends MergeState {
  /** Changes the decisions and has the server say what follows from them. */
  decide: (change: (decisions: MergeDecisions) => MergeDecisions) => void
  retry: () => void
  commit: () => void
}

/**
 * A merge from its first preview to its commit.
 * @param reading what was read from the file; another one means that it was read anew, and is previewed again
 */
export function useMerge(importId: string, reading: object, onMerged: (summary: ImportSummary) => void): Merge {
  const [state, setState] = useState<MergeState>(() => ({
    decisions: keptDecisions(importId),
    preview: null,
    reading: null,
    busy: 'preview',
    failure: null,
    outdated: new Set(),
    overtaken: false,
  }))
  // A later decision wins over an answer that is still on its way.
  const latest = useRef(0)

  function look(decisions: MergeDecisions) {
    // What was chosen shows at once; what follows from it comes with the answer.
    setState((before) => ({ ...before, decisions, busy: 'preview', failure: null }))
    keepDecisions(importId, decisions)
    void ask(decisions)
  }

  async function ask(decisions: MergeDecisions) {
    const turn = ++latest.current
    const answer = await previewMerge(importId, decisions)
    if (turn !== latest.current) return
    if (answer.ok) show(answer.value, decisions)
    else setState((before) => ({ ...before, reading, busy: null, failure: { at: 'preview', message: answer.message } }))
  }

  function show(preview: MergePreview, sent: MergeDecisions, overtaken = false) {
    const { decisions, dropped, outdated } = settle(sent, preview)
    keepDecisions(importId, decisions)
    setState((before) => ({
      ...before,
      ...{ decisions, preview, reading, busy: null },
      outdated: new Set([...before.outdated, ...outdated]),
      overtaken: overtaken || before.overtaken,
    }))
    // The preview still counts what has just been dropped.
    if (dropped) look(decisions)
  }

  async function commit() {
    const { decisions } = state
    setState((before) => ({ ...before, busy: 'commit', failure: null }))
    const answer = await commitMerge(importId, decisions)
    if (answer.ok) {
      keepDecisions(importId, null)
      onMerged(answer.value)
    } else if (answer.refusal?.preview) show(answer.refusal.preview, decisions, true)
    else setState((before) => ({ ...before, busy: null, failure: { at: 'commit', message: answer.message } }))
  }

  const askAgain = useEffectEvent(() => void ask(state.decisions))
  useEffect(() => askAgain(), [importId, reading])

  return {
    ...state,
    busy: state.busy ?? (state.reading === reading ? null : 'preview'),
    decide: (change) => look(change(state.decisions)),
    retry: () => look(state.decisions),
    commit: () => void commit(),
  }
}
