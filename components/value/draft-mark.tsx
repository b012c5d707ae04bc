'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { listDrafts } from '@/lib/client/value/drafts'

/** Says in the list that the reader has typed something about a use case that is not saved yet. */
export function DraftMark({ userId, useCaseId }: { userId: string; useCaseId: string }) {
  const t = useTranslations('value')
  const [isLeft, setIsLeft] = useState(false)
  useEffect(() => {
    let gone = false
    void listDrafts(userId).then((drafts) => {
      if (!gone) setIsLeft(drafts.some((draft) => draft.useCaseId === useCaseId))
    })
    return () => {
      gone = true
    }
  }, [userId, useCaseId])
  return isLeft && <Badge tone="warning">{t('hasDraft')}</Badge>
}
