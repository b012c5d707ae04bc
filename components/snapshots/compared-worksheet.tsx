import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { fieldLabel } from '@/lib/domain/worksheet/fields'
import { levelName } from '@/lib/domain/worksheet/levels'
import type { ComparisonView } from './comparison-view'

/** What changed of the worksheet as a whole; nothing where nothing did. */
export async function ComparedWorksheet({ view: { title, scale, columns } }: { view: ComparisonView }) {
  const [t, locale] = await Promise.all([getTranslations('snapshots.compare'), getLocale()])
  const score = (value: number | null) => value ?? t('noScore')
  const names = (keys: typeof columns.added) => keys.map((key) => fieldLabel(key)[locale]).join(t('separator'))
  const changes = [
    ...(title ? [t('titleChanged', title)] : []),
    ...scale.map(({ level, from, to }) =>
      t('scaleChanged', { level: levelName(level, locale), from: score(from), to: score(to) }),
    ),
    ...(columns.added.length > 0 ? [t('columnsAdded', { names: names(columns.added) })] : []),
    ...(columns.deleted.length > 0 ? [t('columnsDeleted', { names: names(columns.deleted) })] : []),
  ]
  if (changes.length === 0) return null
  return (
    <Card aria-label={t('worksheet')} className="flex flex-col gap-1">
      <h3 className="font-semibold">{t('worksheet')}</h3>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Card>
  )
}
