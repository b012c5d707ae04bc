'use client'

import { BookOpenText, PenLine, ScanText } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/accounts/section'
import { Button } from '@/components/ui/button'
import { newId } from '@/lib/client/new-id'
import { exampleValuation } from '@/lib/domain/value/example'
import type { Term } from '@/lib/domain/value/term'
import { applyProposal } from '@/lib/domain/value/text/proposal'
import type { Valuation } from '@/lib/domain/value/valuation'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { ValuationPage, ValuedUseCase } from '@/lib/features/valuations/types'
import { ReadWordsDialog } from './read-words-dialog'
import { WriteWordsDialog } from './write-words-dialog'

interface WordsProps {
  page: ValuationPage
  useCase: ValuedUseCase
  valuation: Valuation
  /** All terms of the workspace. */
  shared: readonly Term[]
  canEdit: boolean
  onApply: (update: (valuation: Valuation) => Valuation) => void
  /** Begins with an empty formula. */
  onBegin: () => void
}

/** The value in words, as the worksheet's column has it: read into formulas, and written back. */
export function Words({ page, useCase, valuation, shared, canEdit, onApply, onBegin }: WordsProps) {
  const t = useTranslations('value.words')
  const locale = useLocale()
  const [dialog, setDialog] = useState<'read' | 'write' | null>(null)
  const label = fieldLabel('mlValueReason')[locale]
  const at = formats[page.worksheet.format].columns.findIndex(({ key }) => key === 'mlValueReason')
  const hasColumn = at >= 0
  const column = hasColumn ? t('column', { letter: String.fromCharCode(65 + at) }) : label
  const text = useCase.cells.mlValueReason ?? ''
  const isEmpty = valuation.formulas.length === 0 && valuation.terms.length === 0

  const read = hasColumn && (
    <Button key="read" disabled={text === ''} onClick={() => setDialog('read')}>
      <ScanText aria-hidden />
      {t('read', { column })}
    </Button>
  )

  return (
    <Section title={t('title', { label })} text={isEmpty && canEdit ? t('begin') : undefined}>
      {text === '' ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <p className="bg-subtle rounded-md px-3 py-2 wrap-anywhere whitespace-pre-line">{text}</p>
      )}
      {canEdit && (
        <div className="flex flex-wrap gap-2" data-print="hide">
          {read}
          {isEmpty ? (
            <>
              <Button onClick={onBegin}>
                <PenLine aria-hidden />
                {t('beginFormula')}
              </Button>
              <Button onClick={() => onApply(() => exampleValuation(locale, newId))}>
                <BookOpenText aria-hidden />
                {t('example')}
              </Button>
            </>
          ) : (
            hasColumn && (
              <Button disabled={valuation.formulas.length === 0} onClick={() => setDialog('write')}>
                <PenLine aria-hidden />
                {t('write', { column })}
              </Button>
            )
          )}
        </div>
      )}
      <ReadWordsDialog
        open={dialog === 'read'}
        onOpenChange={(open) => setDialog(open ? 'read' : null)}
        column={column}
        text={text}
        valuation={valuation}
        shared={shared}
        onApply={(proposal) => onApply((before) => applyProposal(before, proposal, newId))}
      />
      <WriteWordsDialog
        open={dialog === 'write'}
        onOpenChange={(open) => setDialog(open ? 'write' : null)}
        column={column}
        page={page}
        useCase={useCase}
        valuation={valuation}
        shared={shared}
      />
    </Section>
  )
}
