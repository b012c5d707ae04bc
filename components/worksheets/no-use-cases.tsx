import type { LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

interface NoUseCasesProps {
  /** The view that has nothing to show: its texts say what would be there. */
  view: 'ranking' | 'value' | 'readiness'
  icon: LucideIcon
  worksheetHref: string
}

/** A view of a worksheet without a use case, and the way to where they are written. */
export function NoUseCases({ view, icon, worksheetHref }: NoUseCasesProps) {
  const t = useTranslations(view)
  return (
    <EmptyState
      icon={icon}
      title={t('empty.title')}
      actions={
        <Button asChild>
          <Link href={worksheetHref}>{t('empty.open')}</Link>
        </Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  )
}
