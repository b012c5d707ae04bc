'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ImportOptions } from '@/lib/features/imports/schema'
import type { PreviewSheet } from '@/lib/features/imports/types'
import { MAX_TITLE_LENGTH } from '@/lib/features/worksheets/types'
import { ColumnMapping } from './column-mapping'
import { IssueList } from './issue-list'
import { PreviewRows } from './preview-rows'

type SheetChoice = ImportOptions['sheets'][string]

interface SheetPreviewProps {
  sheet: PreviewSheet
  /** The file has several worksheets, so each can be left out. */
  choosable: boolean
  /** The sheet becomes a worksheet of its own, with a title. */
  titled: boolean
  choice: SheetChoice | undefined
  onChoose: (choice: Partial<SheetChoice>) => void
}

export function SheetPreview({ sheet, choosable, titled, choice, onChoose }: SheetPreviewProps) {
  const t = useTranslations('import')
  return (
    <Card aria-label={sheet.name} className="flex min-w-0 flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {choosable ? (
          <Checkbox
            checked={choice?.take ?? sheet.taken}
            onChange={(event) => onChoose({ take: event.target.checked })}
            className="font-semibold"
          >
            {t('takeSheet', { name: sheet.name })}
          </Checkbox>
        ) : (
          <h3 className="font-semibold">{sheet.name}</h3>
        )}
        <Badge tone="accent">{t('format', { format: sheet.format })}</Badge>
        {sheet.hidden && <Badge>{t('hidden')}</Badge>}
        <span className="text-muted">{t('rowCount', { count: sheet.rowCount })}</span>
        {sheet.readAsCount > 0 && <span className="text-muted">{t('readAsCount', { count: sheet.readAsCount })}</span>}
      </header>
      <p className="text-muted text-sm">
        {sheet.why} {scaleText()}
      </p>
      {sheet.taken && (
        <>
          {titled && (
            <Field label={t('worksheetTitle')}>
              <Input
                key={sheet.title}
                defaultValue={sheet.title}
                maxLength={MAX_TITLE_LENGTH}
                onBlur={(event) => rename(event.target)}
                className="max-w-md"
              />
            </Field>
          )}
          <IssueList groups={sheet.issues} />
          <PreviewRows sheet={sheet} />
          <ColumnMapping
            sheet={sheet}
            onChange={(columns) => onChoose({ columns: { ...choice?.columns, ...columns } })}
          />
        </>
      )}
    </Card>
  )

  function rename(input: HTMLInputElement) {
    const title = input.value.trim()
    if (title === '') input.value = sheet.title
    else if (title !== sheet.title) onChoose({ title })
  }

  function scaleText(): string {
    const levels = Object.entries(sheet.scale)
      .sort(([, a], [, b]) => b - a)
      .map(([level, score]) => `${level} ${score}`)
    return t('scale', { levels: levels.join(t('separator')) })
  }
}
