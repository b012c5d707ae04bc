'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import type { ImportOptions } from '@/lib/features/imports/schema'
import type { ReadinessPreview as Preview } from '@/lib/features/imports/types'

interface ReadinessPreviewProps {
  readiness: Preview
  /** The file is merged into its worksheet; `exported` when it is a copy of it. */
  merging: boolean
  exported: boolean
  choices: ImportOptions['datasets']
  onChoose: (choices: ImportOptions['datasets']) => void
}

const tones = { new: 'success', same: 'neutral', taken: 'warning', kept: 'neutral' } as const

/** What the file says of data and ML fit, and what becomes of the workspace's own datasets of the same names. */
export function ReadinessPreview({ readiness, merging, exported, choices, onChoose }: ReadinessPreviewProps) {
  const t = useTranslations('import.readiness')
  const { useCases, datasets, kept } = readiness
  return (
    <Card aria-label={t('title')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('title')}</h3>
      <p>{t('text', { count: useCases })}</p>
      {merging && !exported && <p>{t('notMerged')}</p>}
      {merging && kept.length > 0 && (
        <p className="text-warning">
          {t('kept', { count: kept.length, names: kept.map((no) => `No ${no}`).join(', ') })}
        </p>
      )}
      <ul className="flex flex-col">
        {datasets.map(({ name, fate, differences }) => (
          <li key={name} className="border-line flex flex-col gap-1 border-b py-2 last:border-b-0">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{name}</span>
              <Badge tone={tones[fate]}>{t(`fate.${fate}`)}</Badge>
            </span>
            {differences.length > 0 && (
              <>
                <span className="text-muted text-sm">
                  {t('differences', { items: differences.join(t('separator')) })}
                </span>
                <Checkbox
                  checked={fate === 'taken'}
                  onChange={(event) => onChoose({ ...choices, [name]: event.target.checked })}
                >
                  {t('take', { name })}
                </Checkbox>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
