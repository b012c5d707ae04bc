'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { saveFile } from '@/components/exports/export-requests'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { chartPng, chartSvg } from '@/lib/client/chart-image'

interface ChartDownloadsProps {
  chart: RefObject<HTMLDivElement | null>
  /** Name of the files, without ending. */
  name: string
}

/** Saves the chart inside an element as SVG or PNG. */
export function ChartDownloads({ chart, name }: ChartDownloadsProps) {
  const t = useTranslations('charts')

  async function save(kind: 'svg' | 'png') {
    const drawing = chart.current?.querySelector('svg')
    if (!drawing) return
    const file = kind === 'svg' ? new Blob([chartSvg(drawing)], { type: 'image/svg+xml' }) : await chartPng(drawing)
    if (file) saveFile(file, `${name}.${kind}`)
    else toast({ text: t('notSaved'), tone: 'danger' })
  }

  return (
    <span className="flex gap-2" data-print="hide">
      {(['svg', 'png'] as const).map((kind) => (
        <Button
          key={kind}
          size="sm"
          onClick={() => save(kind)}
          aria-label={t('saveAs', { name, kind: kind.toUpperCase() })}
        >
          <Download aria-hidden />
          {kind.toUpperCase()}
        </Button>
      ))}
    </span>
  )
}
