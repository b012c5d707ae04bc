'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useState, type ReactNode } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TermFields } from '@/components/value/editor/term-fields'
import { MAX_TERM_NAME, unitOf, type Term } from '@/lib/domain/value/term'
import { changeSharedTerm, createSharedTerm, deleteSharedTerm } from '@/lib/features/shared-terms/actions'
import type { SharedTerm } from '@/lib/features/shared-terms/types'
import { amountOf } from './amount-of'
import type { Member } from './owner-name'

interface TermDialogProps {
  workspace: string
  /** Null for a new one. */
  sharedTerm: SharedTerm | null
  members: readonly Member[]
  trigger: ReactNode
  startOpen?: boolean
}

const unwritten: Term = {
  id: 'new',
  name: '',
  value: { kind: 'single', value: 0 },
  unit: '',
  source: '',
  owner: null,
  date: null,
  status: 'guess',
}

/** Everything about one shared term, over the list. */
export function TermDialog({ workspace, sharedTerm, members, trigger, startOpen = false }: TermDialogProps) {
  const t = useTranslations('terms')
  const [open, setOpen] = useState(startOpen)
  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      // Of one height: an error that goes as a field is left must not move the button that was just pressed.
      className="h-[36rem] max-w-3xl"
      title={sharedTerm ? t('changeTitle', { name: sharedTerm.term.name }) : t('addTitle')}
      description={sharedTerm ? t('usedBy', { count: sharedTerm.uses }) : t('addText')}
    >
      <TermForm workspace={workspace} sharedTerm={sharedTerm} members={members} onDone={() => setOpen(false)} />
    </Dialog>
  )
}

type TermFormProps = Omit<TermDialogProps, 'trigger' | 'startOpen'> & { onDone: () => void }

/** What was typed stays until it is saved or given up, whatever the server answers. */
function TermForm({ workspace, sharedTerm, members, onDone }: TermFormProps) {
  const t = useTranslations('terms')
  const locale = useLocale()
  const router = useRouter()
  const [changes, setChanges] = useState<Partial<Term>>({})
  const [seen] = useState(sharedTerm?.revision)
  // What somebody else saved meanwhile shows in the fields that the person has not touched.
  const saved = sharedTerm?.term ?? unwritten
  const term = { ...saved, ...changes }
  /** Keeps only what the person changed, so that all else stays as it is saved by then. */
  const set = (next: Partial<Term>) =>
    setChanges((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...next }).filter(([key, value]) => value !== saved[key as keyof Term]),
      ),
    )
  const done = () => {
    onDone()
    router.refresh()
  }
  const creation = useSend(createSharedTerm, done)
  const change = useSend(changeSharedTerm, done)
  const removal = useSend(deleteSharedTerm, done)
  const failure = removal.failure ?? creation.failure ?? change.failure

  // The newer one is read, so that it is seen before it is overwritten.
  const isConflict = change.failure?.code === 'conflict'
  useEffect(() => {
    if (isConflict) router.refresh()
  }, [isConflict, router])

  function save() {
    const { id: _, ...written } = term
    if (!sharedTerm) return creation.send({ workspace, term: written })
    change.send({ workspace, sharedTerm: sharedTerm.id, revision: sharedTerm.revision, term: written })
  }

  return (
    <div className="flex min-h-full flex-col gap-4">
      {failure && !failure.fields?.name && <FailureNote failure={failure} />}
      {sharedTerm && sharedTerm.revision !== seen && (
        <p role="status" className="bg-warning-soft text-warning rounded-md px-3 py-2">
          {t('newer', { amount: amountOf(saved, locale) })}
        </p>
      )}
      <Field label={t('name')} error={failure?.fields?.name}>
        <Input
          value={term.name}
          maxLength={MAX_TERM_NAME}
          autoComplete="off"
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <TermFields term={term} members={members} onChange={set} />
      <div className="bg-surface sticky bottom-0 mt-auto flex flex-wrap justify-end gap-2 py-2">
        {sharedTerm && (
          <ConfirmDialog
            trigger={
              <Button busy={removal.busy} className="mr-auto">
                {t('delete')}
              </Button>
            }
            title={t('deleteTitle', { name: sharedTerm.term.name })}
            description={t('deleteText')}
            action={t('delete')}
            onConfirm={() => removal.send({ workspace, sharedTerm: sharedTerm.id })}
          />
        )}
        <DialogClose>
          <Button>{t('cancel')}</Button>
        </DialogClose>
        <Button
          look="primary"
          busy={creation.busy || change.busy}
          disabled={term.name.trim() === '' || unitOf(term) === null}
          onClick={save}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
