'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { dropDraft } from '@/lib/client/drafts'
import type { ActionResult, Failure } from '@/lib/domain/core/failure'
import { mergeForm, sameForm, type FormTexts } from '@/lib/domain/merge/form'
import { useDraft } from './use-draft'
import { useAsk } from './use-send'

interface KeptFormProps {
  userId: string
  /** The form: its kind and an id. */
  about: string
  /** Of what is stored; both change when the page is read again. */
  revision: number
  stored: FormTexts
  /** Told once, when what was kept on this device is back: what it answers goes into the form as if it was typed. */
  onRead?: () => FormTexts
}

/**
 * A form that loses nobody's words: what is typed stays on this device until it is saved or given up, wherever the person
 * goes, and what others save meanwhile is merged into it field by field.
 */
export function useKeptForm({ userId, about, revision, stored, onRead }: KeptFormProps) {
  const router = useRouter()
  const ask = useAsk()
  const [busy, startTransition] = useTransition()
  const [failure, setFailure] = useState<Failure>()
  const [base, setBase] = useState({ revision, texts: stored })
  const [texts, setTexts] = useState(stored)
  const [theirs, setTheirs] = useState<FormTexts>({})
  const [hasMerged, setHasMerged] = useState(false)
  const changed = !sameForm(texts, base.texts)

  if (revision > base.revision) {
    const merged = mergeForm(base.texts, texts, stored)
    setBase({ revision, texts: stored })
    setTexts(merged.texts)
    setTheirs(merged.theirs)
    setHasMerged(changed && !sameForm(merged.texts, stored))
    setFailure(undefined)
  }

  const { keptAt, isKept } = useDraft(
    { userId, about, revision: base.revision, base: base.texts, draft: texts, changed },
    (kept) => {
      setBase({ revision: kept.revision, texts: kept.base })
      setTexts(kept.draft)
    },
    () => {
      const added = onRead?.()
      if (added) setTexts((before) => ({ ...before, ...added }))
    },
  )

  function begin(from: { revision: number; texts: FormTexts }) {
    setBase(from)
    setTheirs({})
    setHasMerged(false)
    setFailure(undefined)
  }

  /** @param action is given what the person wrote; `onDone` is told when it is stored */
  function save<Input, Value>(
    action: (input: Input) => Promise<ActionResult<Value>>,
    input: Input,
    onDone: (value: Value) => void,
  ) {
    startTransition(async () => {
      const result = await ask(action, input)
      if (result.ok) {
        begin({ revision: base.revision + 1, texts })
        // At once: the page may be left before anything else happens.
        void dropDraft(userId, about)
        onDone(result.value)
      } else {
        setFailure(result.error)
        // Somebody was first: what they saved is merged into the form when it comes. Of a server that cannot be reached,
        // the browser would show its own error page in place of what was typed.
        if (result.error.code === 'conflict') router.refresh()
      }
    })
  }

  return {
    texts,
    /** The revision that a save is based on. */
    revision: base.revision,
    changed,
    set: (part: FormTexts) => setTexts((before) => ({ ...before, ...part })),
    save,
    busy,
    /** Why it was not saved; a conflict is told by what was merged. */
    failure,
    giveUp() {
      setTexts(base.texts)
      begin(base)
    },
    /** Where somebody else saved other words for what this person typed: theirs, by field. */
    theirs,
    /** Others have saved something since, which is in the form now. */
    hasMerged,
    /** When what is shown was typed, if it was left unsaved and came back from this device. */
    keptAt: changed ? keptAt : null,
    isKept,
  }
}
