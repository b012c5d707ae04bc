'use client'

import { ArrowDown, ArrowUp, EyeOff, SlidersHorizontal, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { PlacedPopover } from '@/components/ui/popover'
import { SearchInput } from '@/components/ui/search-input'
import { columnLabel, type GridColumn } from '@/lib/client/columns'
import { widthOf } from '@/lib/client/grid-layout'
import { EMPTY, type Filter, meaningsOf, noFilter, UNCLEAR } from '@/lib/client/view'
import { levelName } from '@/lib/domain/worksheet/levels'
import { useGrid, useObservable } from './grid-context'

/** The column whose menu is open, and where on the screen. */
export interface ColumnMenuPlace {
  column: GridColumn
  x: number
  y: number
}

interface ColumnMenuProps {
  place: ColumnMenuPlace | null
  close: () => void
  /** Opens the levels and their scores; null where they cannot be changed. */
  openScale: (() => void) | null
}

const WIDTH_STEP = 40

/** Sort, filter, width and hiding of one column. Sorting and filtering change the view, never the worksheet. */
export function ColumnMenu({ place, close, openScale }: ColumnMenuProps) {
  const t = useTranslations('grid')
  const locale = useLocale()
  const { controller, layout, focusGrid } = useGrid()
  const settings = useObservable(controller.settings)
  const widths = useObservable(layout.settings)
  if (!place) return null
  const { column } = place
  const filter = settings.filters[column.key] ?? noFilter
  const meanings = meaningsOf(column, controller.store.worksheet)

  function sortBy(descending: boolean) {
    const { sort } = settings
    const same = sort?.key === column.key && sort.descending === descending
    controller.setSettings({ ...settings, sort: same ? null : { key: column.key, descending } })
  }

  function filterBy(change: Partial<Filter>) {
    const filters = { ...settings.filters, [column.key]: { ...filter, ...change } }
    controller.setSettings({ ...settings, filters })
  }

  function nameOf(meaning: string): string {
    if (meaning === EMPTY) return t('filter.empty')
    return meaning === UNCLEAR ? t('filter.unclear') : levelName(meaning, locale)
  }

  return (
    <PlacedPopover x={place.x} y={place.y} label={columnLabel(column, locale)} onClose={close} onClosed={focusGrid}>
      <div className="flex flex-col gap-3">
        <div className="flex gap-1" role="group" aria-label={t('sort.label')}>
          {[false, true].map((descending) => (
            <Button
              key={String(descending)}
              size="sm"
              aria-pressed={settings.sort?.key === column.key && settings.sort.descending === descending}
              onClick={() => sortBy(descending)}
              className="aria-pressed:bg-accent-soft flex-1"
            >
              {descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />}
              {descending ? t('sort.descending') : t('sort.ascending')}
            </Button>
          ))}
        </div>
        {meanings.length > 0 ? (
          <fieldset>
            <legend className="text-muted text-sm">{t('filter.levels')}</legend>
            {[...meanings, EMPTY, UNCLEAR].map((meaning) => (
              <Checkbox
                key={meaning}
                checked={filter.meanings.includes(meaning)}
                onChange={(event) =>
                  filterBy({
                    meanings: event.target.checked
                      ? [...filter.meanings, meaning]
                      : filter.meanings.filter((each) => each !== meaning),
                  })
                }
              >
                {nameOf(meaning)}
              </Checkbox>
            ))}
          </fieldset>
        ) : (
          <SearchInput label={t('filter.text')} value={filter.text} onChange={(text) => filterBy({ text })} />
        )}
        {openScale && (column.type === 'priority' || column.type === 'level') && (
          <Button
            size="sm"
            onClick={() => {
              close()
              openScale()
            }}
          >
            <SlidersHorizontal aria-hidden />
            {t('scale.open')}
          </Button>
        )}
        <div className="flex flex-wrap gap-1">
          <Button size="sm" look="quiet" onClick={() => layout.resize(column, widthOf(column, widths) - WIDTH_STEP)}>
            {t('column.narrower')}
          </Button>
          <Button size="sm" look="quiet" onClick={() => layout.resize(column, widthOf(column, widths) + WIDTH_STEP)}>
            {t('column.wider')}
          </Button>
          <Button
            size="sm"
            look="quiet"
            onClick={() => {
              layout.toggle(column)
              close()
            }}
          >
            <EyeOff aria-hidden />
            {t('column.hide')}
          </Button>
          <Button size="sm" look="quiet" onClick={close}>
            <X aria-hidden />
            {t('column.close')}
          </Button>
        </div>
      </div>
    </PlacedPopover>
  )
}
