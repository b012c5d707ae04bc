import { Database, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { LevelBadge } from '@/components/readiness/level-badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/domain/access/permissions'
import { formatNumber } from '@/lib/domain/core/format'
import { assessDataset } from '@/lib/domain/readiness/assess'
import type { Inventory } from '@/lib/features/datasets/types'

/** The workspace's datasets, or why there should be some. */
export function DatasetList({ inventory, today }: { inventory: Inventory; today: string }) {
  const t = useTranslations('datasets')
  const locale = useLocale()
  const { workspaceSlug, role, datasets } = inventory
  const amount = (value: number | null) => (value === null ? '' : formatNumber(value, locale))
  const add = can(role, 'dataset.edit') && (
    <Button asChild look="primary" className="self-start">
      <Link href={`/w/${workspaceSlug}/datasets/new`}>
        <Plus aria-hidden />
        {t('add')}
      </Link>
    </Button>
  )
  if (datasets.length === 0) {
    return (
      <EmptyState icon={Database} title={t('empty')} actions={add}>
        {t('text')}
      </EmptyState>
    )
  }
  return (
    <>
      <p className="text-muted max-w-prose">{t('text')}</p>
      {add}
      <Table caption={t('title')} className="border-line bg-surface rounded-md border">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col" className="whitespace-nowrap">
              {t('level')}
            </th>
            <th scope="col">{t('owner')}</th>
            <th scope="col">{t('system')}</th>
            <th scope="col" className="text-right whitespace-nowrap">
              {t('daysToReady')}
            </th>
            <th scope="col" className="text-right whitespace-nowrap">
              {t('costToReady')}
            </th>
            <th scope="col" className="text-right whitespace-nowrap">
              {t('uses')}
            </th>
          </tr>
        </thead>
        <tbody>
          {datasets.map((dataset) => (
            <tr key={dataset.id}>
              <th scope="row" className="min-w-40">
                <Link href={`/w/${workspaceSlug}/datasets/${dataset.id}`} className="text-accent underline">
                  {dataset.name}
                </Link>
              </th>
              <td>
                <LevelBadge level={assessDataset(dataset, today).level} />
              </td>
              <td className="min-w-28">{dataset.facts.owner}</td>
              <td className="min-w-36">{dataset.facts.system}</td>
              <td className="text-right whitespace-nowrap tabular-nums">{amount(dataset.facts.daysToReady)}</td>
              <td className="text-right whitespace-nowrap tabular-nums">{amount(dataset.facts.costToReady)}</td>
              <td className="text-right whitespace-nowrap tabular-nums">{dataset.uses}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
