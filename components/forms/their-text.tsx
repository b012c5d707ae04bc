'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

interface TheirTextProps {
  /** What somebody else saved, in words; empty where they emptied it. */
  text: string
  onTake: () => void
}

/** Under a field that somebody else has changed too: their words, so that saving over them is a choice. */
export function TheirText({ text, onTake }: TheirTextProps) {
  const t = useTranslations('keptForm')
  return (
    <div role="status" className="text-warning flex flex-wrap items-center gap-2 text-sm">
      <span className="min-w-0 wrap-anywhere whitespace-pre-line">{t('theirs', { text: text || t('empty') })}</span>
      <Button size="sm" onClick={onTake}>
        {t('take')}
      </Button>
    </div>
  )
}
