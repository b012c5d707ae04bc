import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { lensDefinition } from '@/lib/domain/scoring/lenses'
import { ComparedName } from './compared-name'
import type { ComparisonView } from './comparison-view'

/** Whose place in the ranking is not what it was; nothing where all are. */
export async function ComparedRanks({ view: { ranks, moreRanks, lens, format } }: { view: ComparisonView }) {
  const [t, ofRanking, locale] = await Promise.all([
    getTranslations('snapshots.compare'),
    getTranslations('ranking'),
    getLocale(),
  ])
  if (ranks.length === 0) return null
  const title = t('ranks', { lens: lensDefinition(lens, format).name[locale] })
  const place = (rank: number | null) =>
    rank === null ? <span className="text-muted">{t('noRank')}</span> : ofRanking('place', { place: rank })
  return (
    <Card className="flex flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col" className="w-24 whitespace-nowrap">
              {t('before')}
            </th>
            <th scope="col" className="w-24 whitespace-nowrap">
              {t('after')}
            </th>
            <th scope="col">{t('row')}</th>
          </tr>
        </thead>
        <tbody>
          {ranks.map(({ id, name, from, to }) => (
            <tr key={id} className="break-inside-avoid">
              <td className="whitespace-nowrap">{place(from)}</td>
              <td className="font-semibold whitespace-nowrap">{place(to)}</td>
              <td>
                <ComparedName name={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {moreRanks > 0 && <p className="text-muted text-sm">{t('moreRanks', { count: moreRanks })}</p>}
    </Card>
  )
}
