'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import type { Term } from '@/lib/domain/value/term'
import { readWords } from '@/lib/domain/value/text/read-words'
import { writeWords } from '@/lib/domain/value/text/write-words'
import { labelsOf } from '@/lib/domain/value/units/unit'
import type { Valuation } from '@/lib/domain/value/valuation'
import type { ValuationPage, ValuedUseCase } from '@/lib/features/valuations/types'
import { useCellWrite } from '@/components/worksheets/use-cell-write'

interface WriteWordsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  column: string
  page: ValuationPage
  useCase: ValuedUseCase
  valuation: Valuation
  /** All terms of the workspace. */
  shared: readonly Term[]
}

/** The formulas in words, as they would stand in the worksheet's column. What there is no formula stays below them. */
export function WriteWordsDialog(props: WriteWordsDialogProps) {
  const { open, onOpenChange, column, page, useCase, valuation, shared } = props
  const t = useTranslations('value.write')
  const { write, busy } = useCellWrite(page)
  if (!open) return null
  const now = useCase.cells.mlValueReason ?? ''
  const terms = [...valuation.terms, ...shared.filter(({ id }) => valuation.sharedTerms.includes(id))]
  const vocabulary = { names: terms.map(({ name }) => name), labels: labelsOf(terms.map(({ unit }) => unit)) }
  const words = [
    writeWords({ terms, formulas: valuation.formulas.filter(({ text }) => text.trim() !== '') }),
    ...readWords(now, vocabulary).rest,
  ].join('\n')
  const isThere = words === now

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={t('title', { column })}
      description={t(isThere ? 'there' : 'text')}
      className="max-w-3xl"
      footer={
        <>
          <DialogClose>
            <Button>{t('cancel')}</Button>
          </DialogClose>
          <Button
            look="primary"
            busy={busy}
            disabled={isThere}
            onClick={() => void write(useCase, 'mlValueReason', words).then(() => onOpenChange(false))}
          >
            {t('action', { column })}
          </Button>
        </>
      }
    >
      <dl className="grid gap-3 sm:grid-cols-2">
        {[
          { key: 'now' as const, text: now },
          { key: 'then' as const, text: words },
        ].map(({ key, text }) => (
          <div key={key} className="min-w-0">
            <dt className="text-muted text-sm">{t(key)}</dt>
            <dd className="bg-subtle min-h-9 rounded-md px-3 py-2 wrap-anywhere whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
