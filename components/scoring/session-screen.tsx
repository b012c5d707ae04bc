'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ProjectorButton } from '@/components/worksheets/projector-button'
import { can } from '@/lib/domain/access/permissions'
import type { SessionView } from '@/lib/features/scoring/types'
import { AttendanceList } from './attendance-list'
import { ResultList } from './result-list'
import { SessionControls } from './session-controls'
import { Timer } from './timer'
import { useSession } from './use-session'

interface SessionScreenProps {
  session: SessionView
  /** Where the worksheet's sessions are listed. */
  listHref: string
}

/** A session for the room: who has voted, and after the reveal what came out; facilitators steer it from here. */
export function SessionScreen({ session, listHref }: SessionScreenProps) {
  const t = useTranslations('scoring')
  const { view, connected, refresh } = useSession(session)
  const runs = view.reader.role !== null && can(view.reader.role, 'scoring.run') && !view.closed
  const voting = view.rounds.some(({ votes }) => votes === null)
  const attendance = <AttendanceList view={view} onDone={refresh} />
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto p-4 print:overflow-visible">
      <div className="mx-auto flex max-w-5xl flex-col gap-4">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h2 className="text-2xl font-semibold">{view.title}</h2>
          {view.closed && <Badge>{t('closed')}</Badge>}
          <Timer view={view} />
          {!connected && (
            <span role="status" className="text-warning">
              {t('disconnected')}
            </span>
          )}
          <span data-print="hide" data-projector="hide" className="ml-auto flex flex-wrap gap-2">
            <Button asChild look="quiet">
              <Link href={listHref}>{t('allSessions')}</Link>
            </Button>
            {!view.closed && (
              <Button asChild>
                <Link href={`/vote/${view.id}`}>{t('openBallot')}</Link>
              </Button>
            )}
          </span>
          <ProjectorButton />
        </header>
        {runs && <SessionControls view={view} onDone={refresh} />}
        {/* While votes are waited for, who is missing comes first; then what came out. */}
        {voting && attendance}
        <ResultList view={view} onDone={refresh} />
        {!voting && attendance}
      </div>
    </div>
  )
}
