import { useLocale, useTranslations } from 'next-intl'
import { LevelMark } from '@/components/ui/level-mark'
import { UNKNOWN } from '@/lib/domain/scoring/votes'
import { levelName } from '@/lib/domain/worksheet/levels'

/** What somebody voted for: a level with its mark, or "don't know". */
export function LevelText({ level }: { level: string }) {
  const t = useTranslations('scoring')
  const locale = useLocale()
  return level === UNKNOWN ? t('unknown') : <LevelMark value={level} label={levelName(level, locale)} />
}
