'use client'

import { ArrowLeft } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useDeferredValue, useMemo } from 'react'
import { FailureNote } from '@/components/forms/failure-note'
import { nameOf } from '@/components/readiness/readiness-matrix'
import { newId } from '@/lib/client/new-id'
import { can } from '@/lib/domain/access/permissions'
import { workshopRoleLabel } from '@/lib/domain/access/workshop-roles'
import { nameKey } from '@/lib/domain/value/formula/tokens'
import { readModel } from '@/lib/domain/value/model'
import { renameFormula, renameTerm } from '@/lib/domain/value/rename'
import { shareTerm } from '@/lib/domain/value/share-term'
import { termSchema } from '@/lib/domain/value/term'
import { guessUnit } from '@/lib/domain/value/text/guess-unit'
import { modelOfValuation } from '@/lib/domain/value/valuation'
import type { ValuationPage, ValuedUseCase } from '@/lib/features/valuations/types'
import { ValueResults } from '../results/value-results'
import { LevelProposal } from '../words/level-proposal'
import { Words } from '../words/words'
import { Formulas } from './formulas'
import { freeName } from './free-name'
import { SaveBar } from './save-bar'
import { Schedule } from './schedule'
import { Terms } from './terms'
import { useShareTerm } from './use-share-term'
import { useValuation } from './use-valuation'

interface ValueEditorProps {
  page: ValuationPage
  useCase: ValuedUseCase
  listHref: string
}

/** What one use case is worth: its formulas and terms to write, and what they say. */
export function ValueEditor({ page, useCase, listHref }: ValueEditorProps) {
  const t = useTranslations('value')
  const locale = useLocale()
  const state = useValuation(page, useCase)
  const { draft, changed, change, update } = state
  const sharing = useShareTerm(page.workspaceSlug, page.sharedTerms)
  const canEdit = can(page.role, 'worksheet.edit') && page.archivedAt === null

  const sharedTerms = useMemo(() => sharing.shared.map(({ term }) => term), [sharing.shared])
  const model = modelOfValuation(draft, sharedTerms, useCase.preparation)
  const read = readModel(model)
  const names = [...model.terms, ...model.formulas].map(({ name }) => nameKey(name))
  // What is typed shows at once; what it comes to is calculated when the browser has the time.
  const shown = useDeferredValue(draft)
  const shownModel = useMemo(
    () => modelOfValuation(shown, sharedTerms, useCase.preparation),
    [shown, sharedTerms, useCase.preparation],
  )
  const usedTerms = sharedTerms.filter(({ id }) => draft.sharedTerms.includes(id))
  const addTerm = (name: string) =>
    change({
      terms: [
        ...draft.terms,
        termSchema.parse({ id: newId(), name, value: { kind: 'single', value: 0 }, unit: guessUnit(name) }),
      ],
    })

  return (
    <>
      <header className="flex flex-col gap-1">
        <Link
          href={listHref}
          data-print="hide"
          className="text-accent inline-flex items-center gap-1 self-start py-1 underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        <h2 className="text-lg font-semibold">{nameOf(useCase.cells) || t('unnamed')}</h2>
      </header>
      <ValueResults
        valuation={shown}
        model={shownModel}
        canEdit={canEdit}
        // Only what is edited there: the rest may have been typed on since it was drawn.
        onChange={({ options, scenarios, prediction, recoverBy, seed }) =>
          change({ options, scenarios, prediction, recoverBy, seed })
        }
        title={nameOf(useCase.cells) || t('unnamed')}
        ownerName={(owner) =>
          owner.kind === 'role'
            ? workshopRoleLabel(owner.role, locale)
            : (page.members.find(({ id }) => id === owner.id)?.name ?? t('formerMember'))
        }
      >
        <Words
          page={page}
          useCase={useCase}
          valuation={draft}
          shared={sharedTerms}
          canEdit={canEdit}
          onApply={update}
          onBegin={() => change({ formulas: [{ name: t('kinds.value'), text: '', kind: 'value', every: null }] })}
        />
        <Formulas
          read={read}
          period={draft.period}
          canEdit={canEdit}
          onChange={(formulas) => change({ formulas })}
          onRename={(index, name) => update((before) => renameFormula(before, index, name, usedTerms))}
          onAddTerm={addTerm}
        />
        {sharing.failure && <FailureNote failure={sharing.failure} />}
        <Terms
          terms={draft.terms}
          shared={sharing.shared}
          used={draft.sharedTerms}
          names={names}
          members={page.members}
          termsHref={`/w/${page.workspaceSlug}/terms`}
          canEdit={canEdit}
          onChange={(terms) => change({ terms })}
          onRename={(id, name) => update((before) => renameTerm(before, id, name, usedTerms))}
          onAdd={() => addTerm(freeName(t('newTerm'), names))}
          onUse={(used) => change({ sharedTerms: used })}
          onShare={(term) => void sharing.share(term, (id) => update((before) => shareTerm(before, term.id, id)))}
        />
        <Schedule
          valuation={draft}
          preparation={useCase.preparation}
          currency={read.currency}
          canEdit={canEdit}
          onChange={change}
        />
        {!changed && <LevelProposal page={page} useCase={useCase} canEdit={canEdit} />}
      </ValueResults>
      {canEdit && <SaveBar state={state} />}
    </>
  )
}
