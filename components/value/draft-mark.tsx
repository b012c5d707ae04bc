'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { findDraft } from '@/lib/client/drafts'
import { draftOf } from './draft-of'

/** Says in the list that the reader has typed something about a use case that is not saved yet. */
export function DraftMark({ userId, useCaseId }: { userId: string; useCaseId: string }) {
  const t = useTranslations('value')
  const [isLeft, setIsLeft] = useState(false)
  useEffect(() => {
    let gone = false
    void findDraft(userId, draftOf(useCaseId)).then((kept) => {
      if (!gone) setIsLeft(kept !== undefined)
    })
    return () => {
      gone = true
    }
  }, [userId, useCaseId])
  return isLeft && <Badge tone="warning">{t('hasDraft')}</Badge>
}
