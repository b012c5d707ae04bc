import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { ReadinessLevel } from '@/lib/domain/readiness/assess'

const tones = { improve: 'danger', acceptable: 'warning', best: 'success' } as const

/** How ready data is, in words; null where nobody has listed what is needed. */
export function LevelBadge({ level }: { level: ReadinessLevel | null }) {
  const t = useTranslations('readiness.level')
  return <Badge tone={level ? tones[level] : 'neutral'}>{t(level ?? 'none')}</Badge>
}
