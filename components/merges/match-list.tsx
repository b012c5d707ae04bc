'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DifferingText } from '@/components/worksheets/differing-text'
import { fieldsOf } from '@/lib/domain/merge/three-way'
import { fieldLabel, inFieldOrder, type CellKey } from '@/lib/domain/worksheet/fields'
import type { MergeDecisions, MergeMatch } from '@/lib/domain/merge/preview'
import { ChoiceCards } from './choice-cards'
import { ShownInParts } from './shown-in-parts'

/** By these people know a row: shown also where they are alike. */
const identity: readonly CellKey[] = ['no', 'product', 'problem', 'caseName']

interface MatchListProps {
  matches: readonly MergeMatch[]
  decided: MergeDecisions['matches']
  /** The file is an export of the worksheet: a row of it that the file lacks counts as deleted. */
  isCopy: boolean
  onDecide: (matches: readonly MergeMatch[], isSame: boolean) => void
}

/** Rows of the file that are perhaps the worksheet's, to be confirmed or refused. */
export function MatchList({ matches, decided, isCopy, onDecide }: MatchListProps) {
  const t = useTranslations('merge')
  if (matches.length === 0) return null
  return (
    <Card aria-label={t('matches')} className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="font-semibold">{t('matchesTitle', { count: matches.length })}</h3>
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onDecide(matches, true)}>
            {t('allSame')}
          </Button>
          <Button size="sm" onClick={() => onDecide(matches, false)}>
            {t('allNew')}
          </Button>
        </span>
        <p className="text-muted w-full text-sm">{t(isCopy ? 'matchesHelp' : 'matchesHelpNoCopy')}</p>
      </header>
      <ShownInParts items={matches} keyOf={({ sheetRow }) => String(sheetRow)}>
        {(match) => <Match match={match} value={decided[match.sheetRow]} onDecide={onDecide} />}
      </ShownInParts>
    </Card>
  )
}

interface MatchProps {
  match: MergeMatch
  value: string | null | undefined
  onDecide: MatchListProps['onDecide']
}

function Match({ match, value, onDecide }: MatchProps) {
  const t = useTranslations('merge')
  const locale = useLocale()
  const { file, worksheet } = match.cells
  const keys = fieldsOf(file, worksheet).sort(inFieldOrder)
  const shown = keys.filter((key) => identity.includes(key) || file[key] !== worksheet[key])
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={match.certainty === 'doubtful' ? 'warning' : 'neutral'}>{t(`certainty.${match.certainty}`)}</Badge>
        <span className="text-muted text-sm">
          {t(`by.${match.by}`, { percent: Math.round(match.similarity * 100) / 100 })}
        </span>
      </p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-left text-sm [&_td]:border-t [&_td]:p-1.5 [&_th]:p-1.5 [&_th]:font-medium">
          <thead className="text-muted">
            <tr>
              <th scope="col" className="w-28 max-md:w-20">
                {t('field')}
              </th>
              <th scope="col">{t('fileRow', { row: match.sheetRow })}</th>
              <th scope="col">{t('ours')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((key) => (
              <tr key={key} className="align-top">
                <th scope="row" className="text-muted border-t">
                  {fieldLabel(key)[locale]}
                </th>
                <td className="whitespace-pre-wrap">
                  <DifferingText one={file[key] ?? ''} other={worksheet[key] ?? ''} show="one" />
                </td>
                <td className="whitespace-pre-wrap">
                  <DifferingText one={file[key] ?? ''} other={worksheet[key] ?? ''} show="other" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ChoiceCards
        legend={t('isSame', { row: match.sheetRow })}
        options={[
          { value: 'same', label: t('same') },
          { value: 'new', label: t('new') },
        ]}
        value={value === undefined ? null : value === null ? 'new' : 'same'}
        onChange={(choice) => onDecide([match], choice === 'same')}
      />
    </div>
  )
}
