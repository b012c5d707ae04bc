'use client'

import { useLocale } from 'next-intl'
import { useEffect, useRef } from 'react'
import { SidePanel } from '@/components/shell/side-panel'
import { cellKeyOf, columnLabel } from '@/lib/client/columns'
import type { Work } from '@/lib/domain/worksheet/fields'
import { isFieldKey } from '@/lib/domain/worksheet/fields'
import { guidance } from '@/lib/domain/worksheet/guidance'
import { works } from '@/lib/domain/worksheet/parts'
import { useGrid } from '../grid/grid-context'
import { GuidanceText } from './field-help'

/** What a Work asks for, field by field, with two good examples each. */
export function GuidePanel({ work, close }: { work: Work; close: () => void }) {
  const locale = useLocale()
  const { controller } = useGrid()
  const heading = useRef<HTMLSpanElement>(null)
  useEffect(() => heading.current?.focus(), [work])
  return (
    <SidePanel
      title={
        <span ref={heading} tabIndex={-1} className="outline-none">
          {works[work][locale]}
        </span>
      }
      onClose={close}
    >
      <div className="flex flex-col gap-5">
        {controller.allColumns.map((column) => {
          const key = cellKeyOf(column)
          const help = column.work === work && key && isFieldKey(key) ? guidance[key] : undefined
          return (
            help && (
              <section key={column.key}>
                <h3 className="font-semibold">{columnLabel(column, locale)}</h3>
                <GuidanceText guidance={help} />
              </section>
            )
          )
        })}
      </div>
    </SidePanel>
  )
}
