'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Table } from '@/components/ui/table'
import { flowOf, perPeriod, valuesOf, type ReadModel } from '@/lib/domain/value/model'
import { outcomeOf, type Timeline } from '@/lib/domain/value/schedule'
import type { Scenario, Valuation } from '@/lib/domain/value/valuation'
import type { Moved } from '@/lib/domain/value/what-if'
import { CommitInput } from './commit-input'
import type { Amounts } from './use-amounts'

const MAX_SCENARIOS = 10

interface ScenariosProps {
  read: ReadModel
  timeline: Timeline
  scenarios: Scenario[]
  period: Valuation['period']
  moved: Moved
  amounts: Amounts
  canEdit: boolean
  onChange: (scenarios: Scenario[]) => void
  /** Puts the sliders where a scenario has them. */
  onShow: (moved: Moved) => void
}

/** The stated values, where the sliders stand, and what was saved, side by side. */
export const Scenarios = memo(function Scenarios(props: ScenariosProps) {
  const { read, timeline, scenarios, period, moved, amounts, canEdit, onChange, onShow } = props
  const t = useTranslations('valueResults.scenarios')
  const [removed, setRemoved] = useState<{ scenario: Scenario; at: number } | null>(null)
  const isMoved = Object.keys(moved).length > 0
  const sets = [
    { name: t('stated'), values: {}, at: null },
    ...(isMoved ? [{ name: t('sliders'), values: moved, at: null }] : []),
    ...scenarios.map((scenario, at) => ({ ...scenario, at })),
  ]

  function remove(at: number) {
    const scenario = scenarios[at]
    if (!scenario) return
    setRemoved({ scenario, at })
    onChange(scenarios.filter((_, index) => index !== at))
  }

  return (
    <div className="flex flex-col gap-3">
      <Table caption={t('title')} className="text-sm">
        <thead>
          <tr>
            <th scope="col" className="min-w-40">
              {t('name')}
            </th>
            <th scope="col" className="min-w-40">
              {t('changed')}
            </th>
            <th scope="col" className="text-right whitespace-nowrap">
              {t('firstDay')}
            </th>
            <th scope="col" className="text-right whitespace-nowrap">
              {t(`net.${period}`)}
            </th>
            <th scope="col" className="text-right">
              NPV
            </th>
            <th scope="col" className="text-right whitespace-nowrap">
              ROI
            </th>
          </tr>
        </thead>
        <tbody>
          {sets.map(({ name, values, at }, index) => {
            const flow = flowOf(read, valuesOf(read, new Map(Object.entries(values))))
            const outcome = outcomeOf(flow, timeline)
            const net = perPeriod(flow.valuePerDay - flow.operationPerDay, period, read.model.calendar)
            return (
              <tr key={at ?? `own-${index}`}>
                <th scope="row" className="text-ink!">
                  {at !== null && canEdit ? (
                    <CommitInput
                      aria-label={t('rename', { name })}
                      value={name}
                      maxLength={100}
                      onCommit={(text) =>
                        text.trim() &&
                        onChange(scenarios.map((each, place) => (place === at ? { ...each, name: text.trim() } : each)))
                      }
                    />
                  ) : (
                    name
                  )}
                  {at !== null && (
                    <span className="mt-1 flex gap-1 print:hidden">
                      <Button size="sm" onClick={() => onShow(values)} aria-label={t('showNamed', { name })}>
                        {t('show')}
                      </Button>
                      {canEdit && (
                        <IconButton icon={Trash2} size="sm" label={t('remove', { name })} onClick={() => remove(at)} />
                      )}
                    </span>
                  )}
                </th>
                <td>{changesOf(read, values, amounts).join(t('separator')) || '—'}</td>
                <td className="text-right whitespace-nowrap">
                  {outcome.firstDay === null ? t('never') : amounts.day(outcome.firstDay)}
                </td>
                <td className="text-right whitespace-nowrap">{amounts.money(net)}</td>
                <td className="text-right whitespace-nowrap">{amounts.money(outcome.npv)}</td>
                <td className="text-right whitespace-nowrap">
                  {outcome.roi === null ? '—' : amounts.percent(outcome.roi)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      {removed && (
        <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
          {t('removed', { name: removed.scenario.name })}
          <Button
            size="sm"
            onClick={() => {
              onChange(scenarios.toSpliced(removed.at, 0, removed.scenario))
              setRemoved(null)
            }}
          >
            {t('undo')}
          </Button>
        </p>
      )}
      {canEdit && isMoved && scenarios.length < MAX_SCENARIOS && (
        <SaveScenario
          suggested={t('numbered', { number: scenarios.length + 1 })}
          onSave={(name) => onChange([...scenarios, { name, values: { ...moved } }])}
        />
      )}
    </div>
  )
})

/** The terms of a set of values, each with its value. */
function changesOf(read: ReadModel, values: Moved, { inUnit }: Amounts): string[] {
  return read.model.terms.flatMap(({ id, name, unit }) => {
    const value = values[id]
    return value === undefined ? [] : [`${name} ${inUnit(value, unit)}`]
  })
}

function SaveScenario({ suggested, onSave }: { suggested: string; onSave: (name: string) => void }) {
  const t = useTranslations('valueResults.scenarios')
  const [name, setName] = useState('')
  return (
    <form
      className="flex flex-wrap items-end gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(name.trim() || suggested)
        setName('')
      }}
    >
      <div className="w-64 max-w-full">
        <Field label={t('newName')}>
          <Input
            value={name}
            maxLength={100}
            placeholder={suggested}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </div>
      <Button type="submit">{t('save')}</Button>
    </form>
  )
}
