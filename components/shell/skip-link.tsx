import { useTranslations } from 'next-intl'

/** The first stop of the Tab key: past the frame, to the work. Seen only while it has the focus. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#work"
      className="bg-surface text-accent shadow-float sr-only z-50 rounded-md px-3 py-2 font-medium focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  )
}
