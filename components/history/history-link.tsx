'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { openHistory } from './history-place'

/** Opens the worksheet's history: beside the grid that is here, or on the way to it. */
export function HistoryLink({ href }: { href: string }) {
  const t = useTranslations('worksheets')
  const path = usePathname()

  function openHere(event: MouseEvent) {
    if (path !== href || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openHistory({})
  }

  return (
    <Button asChild look="quiet" size="sm">
      <Link href={`${href}?history=worksheet`} onClick={openHere}>
        <History aria-hidden />
        <span className="max-sm:sr-only">{t('history')}</span>
      </Link>
    </Button>
  )
}
