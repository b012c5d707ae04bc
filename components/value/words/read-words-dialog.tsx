'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Table } from '@/components/ui/table'
import type { Term } from '@/lib/domain/value/term'
import { amountText } from '@/lib/domain/value/text/amount'
import { proposalOf, type Proposal } from '@/lib/domain/value/text/proposal'
import { readWords } from '@/lib/domain/value/text/read-words'
import { labelsOf } from '@/lib/domain/value/units/unit'
import type { Valuation } from '@/lib/domain/value/valuation'

interface ReadWordsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The column's name on the button that opened it. */
  column: string
  text: string
  valuation: Valuation
  /** All terms of the workspace: those the text names are taken up. */
  shared: readonly Term[]
  onApply: (proposal: Proposal) => void
}

/** What the column's text says as formulas and terms; nothing changes before a person confirms it. */
export function ReadWordsDialog(props: ReadWordsDialogProps) {
  const { open, onOpenChange, column, text, valuation, shared, onApply } = props
  const t = useTranslations('value.read')
  if (!open) return null
  const terms = [...valuation.terms, ...shared]
  const vocabulary = { names: terms.map(({ name }) => name), labels: labelsOf(terms.map(({ unit }) => unit)) }
  const proposal = proposalOf(readWords(text, vocabulary, t('unnamed')), valuation, shared)
  const isEmpty = proposal.formulas.length === 0 && proposal.terms.length === 0

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={t('title', { column })}
      description={t(isEmpty ? 'nothing' : 'text')}
      className="max-w-3xl"
      footer={
        <>
          <DialogClose>
            <Button>{t(isEmpty ? 'close' : 'cancel')}</Button>
          </DialogClose>
          {!isEmpty && (
            <Button
              look="primary"
              onClick={() => {
                onApply(proposal)
                onOpenChange(false)
              }}
            >
              {t('apply')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {proposal.formulas.length > 0 && (
          <section className="flex flex-col gap-1">
            <h3 className="font-medium">{t('formulas')}</h3>
            <ul className="flex flex-col gap-2">
              {proposal.formulas.map((formula) => (
                <li key={formula.name} className="bg-subtle rounded-md px-3 py-2">
                  <span className="flex flex-wrap gap-2 text-sm">
                    <strong className="font-medium">{formula.name}</strong>
                    <span className="text-muted">{t(`kinds.${formula.kind}`)}</span>
                    {formula.isReplacing && <Badge tone="warning">{t('replaces')}</Badge>}
                  </span>
                  {formula.text}
                </li>
              ))}
            </ul>
          </section>
        )}
        {proposal.terms.length > 0 && (
          <Table caption={t('terms')}>
            <thead>
              <tr>
                <th scope="col">{t('term')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('from')}</th>
              </tr>
            </thead>
            <tbody>
              {proposal.terms.map(({ name, value, unit, from }) => (
                <tr key={name}>
                  <th scope="row" className="text-ink!">
                    {name}
                  </th>
                  <td className="tabular-nums">
                    {value ? amountText(value, unit) : unit ? t('noValue', { unit }) : t('noValueNoUnit')}
                  </td>
                  <td>{t(from === 'text' ? 'fromText' : from === 'own' ? 'fromOwn' : 'fromShared')}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {proposal.rest.length > 0 && (
          <section className="flex flex-col gap-1">
            <h3 className="font-medium">{t('rest')}</h3>
            <ul className="text-muted list-disc pl-5">
              {proposal.rest.map((line, index) => (
                <li key={index} className="wrap-anywhere">
                  {line}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
