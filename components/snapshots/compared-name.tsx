import { useTranslations } from 'next-intl'
import type { RowName } from '@/lib/domain/worksheet/row-name'

/** A row by what people know of it. */
export function ComparedName({ name: { no, product, problem } }: { name: RowName }) {
  const t = useTranslations('snapshots.compare')
  if (!no && !product && !problem) return <span className="text-muted">{t('unnamed')}</span>
  return (
    <span>
      {no && <span className="mr-2">{t('no', { no })}</span>}
      {product && <span className="text-muted mr-2">{product}</span>}
      {problem}
    </span>
  )
}
