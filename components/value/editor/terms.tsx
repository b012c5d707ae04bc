'use client'

import { Plus, Share2, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Section } from '@/components/accounts/section'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { nameKey } from '@/lib/domain/value/formula/tokens'
import { MAX_TERMS } from '@/lib/domain/value/model'
import type { Term } from '@/lib/domain/value/term'
import { amountText } from '@/lib/domain/value/text/amount'
import type { SharedTerm } from '@/lib/features/shared-terms/types'
import { NameInput } from './name-input'
import { SharedTermChoice } from './shared-term-choice'
import { TermFields } from './term-fields'

interface TermsProps {
  terms: readonly Term[]
  /** The workspace's terms, with those that this valuation uses. */
  shared: readonly SharedTerm[]
  used: readonly string[]
  /** Keys of all names, of formulas too. */
  names: readonly string[]
  members: readonly { id: string; name: string }[]
  termsHref: string
  canEdit: boolean
  onChange: (terms: Term[]) => void
  onRename: (id: string, name: string) => void
  onAdd: () => void
  onUse: (used: string[]) => void
  /** Makes a term of this use case one of the workspace. */
  onShare: (term: Term) => void
}

/** What the formulas are made of: the use case's own terms, and those it shares with others. */
export function Terms(props: TermsProps) {
  const { terms, shared, used, names, members, termsHref, canEdit, onChange, onRename, onAdd, onUse, onShare } = props
  const t = useTranslations('value')
  const usedTerms = shared.filter(({ id }) => used.includes(id))

  return (
    <Section title={t('terms')} text={t('termsText')}>
      {terms.map((term) => (
        <fieldset key={term.id} disabled={!canEdit} className="border-line flex min-w-0 flex-col gap-2 border-t pt-3">
          <legend className="sr-only">{t('termOf', { name: term.name })}</legend>
          <div className="flex items-start gap-2">
            <div className="min-w-0 flex-1">
              <NameInput
                label={t('termName')}
                value={term.name}
                taken={new Set(names.filter((name) => name !== nameKey(term.name)))}
                onCommit={(name) => onRename(term.id, name)}
              />
            </div>
            {canEdit && (
              <div className="mt-6.5 flex">
                <IconButton icon={Share2} label={t('share', { name: term.name })} onClick={() => onShare(term)} />
                <IconButton
                  icon={Trash2}
                  label={t('removeTerm', { name: term.name })}
                  onClick={() => onChange(terms.filter(({ id }) => id !== term.id))}
                />
              </div>
            )}
          </div>
          <TermFields
            term={term}
            members={members}
            onChange={(next) => onChange(terms.map((each) => (each.id === term.id ? next : each)))}
          />
        </fieldset>
      ))}
      {usedTerms.length > 0 && (
        <ul className="flex flex-col">
          {usedTerms.map(({ id, uses, term }) => (
            <li key={id} className="border-line flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-2">
              <Badge tone="accent">{t('shared')}</Badge>
              <strong className="font-medium">{term.name}</strong>
              <span className="tabular-nums">{amountText(term.value, term.unit)}</span>
              <span className="text-muted text-sm">{t('uses', { count: uses })}</span>
              <span className="ml-auto flex items-center gap-2">
                <Link href={`${termsHref}?term=${id}`} className="text-accent py-1 underline">
                  {t('openShared', { name: term.name })}
                </Link>
                {canEdit && (
                  <IconButton
                    icon={X}
                    label={t('unuse', { name: term.name })}
                    onClick={() => onUse(used.filter((each) => each !== id))}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canEdit && terms.length < MAX_TERMS && (
        <div className="flex flex-wrap items-end gap-2">
          <Button size="sm" onClick={onAdd}>
            <Plus aria-hidden />
            {t('addTerm')}
          </Button>
          <SharedTermChoice
            terms={shared.filter(({ id, term }) => !used.includes(id) && !names.includes(nameKey(term.name)))}
            onUse={(id) => onUse([...used, id])}
          />
        </div>
      )}
    </Section>
  )
}
