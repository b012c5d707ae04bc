'use client'

import { FileUp, Lightbulb, PencilLine } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DropToImport } from '@/components/imports/drop-to-import'
import { Button } from '@/components/ui/button'
import { filledRowEdits } from '@/lib/client/cell-edits'
import { newId } from '@/lib/client/new-id'
import { WayCard } from '../way-card'
import { useGrid } from './grid-context'
import { phoneQuery } from './use-phone'

interface EmptyCardsProps {
  importHref: string
}

/** A worksheet without rows: the three ways to begin. */
export function EmptyCards({ importHref }: EmptyCardsProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller, showRow } = useGrid()
  const { store } = controller

  /** Ordinary edits: saved, recorded and undone as if they had been typed. */
  async function fillExample() {
    // Long texts that only an empty worksheet needs.
    const { exampleRows } = await import('@/lib/domain/worksheet/starter')
    if (store.order.get().length > 0) return
    const rows = exampleRows(store.worksheet.format, locale)
    store.edit(filledRowEdits([], rows, rows.map(newId), controller.allColumns), 'rows')
    controller.askFocus()
  }

  function writeFirst() {
    controller.addRow()
    const id = controller.activeRowId()
    if (!id) return
    // On a phone there is no grid to type into: the form opens instead.
    if (window.matchMedia(phoneQuery).matches) showRow(id)
    else {
      controller.askFocus()
      controller.goTo(
        id,
        controller.columns.get().find(({ key }) => key === 'problem' || key === 'caseName'),
      )
    }
  }

  return (
    <section aria-label={t('empty.label')} className="border-line relative flex-1 overflow-y-auto border-t p-4 sm:p-8">
      {controller.canEdit && <DropToImport importHref={importHref} />}
      <div className="mx-auto grid max-w-4xl gap-4 sm:grid-cols-3">
        {controller.canEdit && (
          <WayCard icon={FileUp} title={t('empty.import.title')} text={t('empty.import.text')}>
            <Button asChild>
              <Link href={importHref}>{t('empty.import.action')}</Link>
            </Button>
          </WayCard>
        )}
        {controller.canEdit && (
          <WayCard icon={Lightbulb} title={t('empty.example.title')} text={t('empty.example.text')}>
            <Button onClick={fillExample}>{t('empty.example.action')}</Button>
          </WayCard>
        )}
        {controller.canEdit && (
          <WayCard icon={PencilLine} title={t('empty.first.title')} text={t('empty.first.text')}>
            <Button look="primary" onClick={writeFirst}>
              {t('empty.first.action')}
            </Button>
          </WayCard>
        )}
      </div>
    </section>
  )
}
