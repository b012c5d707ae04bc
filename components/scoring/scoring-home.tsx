import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { can } from '@/lib/domain/access/permissions'
import { criteriaOf } from '@/lib/domain/scoring/rounds'
import type { ApplicabilityQueue } from '@/lib/features/applicability/types'
import type { ScoringPage } from '@/lib/features/scoring/types'
import { OpenSessionForm } from './open-session-form'
import { QuestionQueue } from './question-queue'

interface ScoringHomeProps {
  page: ScoringPage
  queue: ApplicabilityQueue
  /** The address of this page, under which the sessions are. */
  href: string
}

/** The worksheet's sessions, opening a new one, and the rows that wait for somebody who knows ML. */
export async function ScoringHome({ page, queue, href }: ScoringHomeProps) {
  const [t, format] = await Promise.all([getTranslations('scoring'), getFormatter()])
  const { worksheet, role, archivedAt, sessions, cases, members } = page
  const runs = can(role, 'scoring.run') && archivedAt === null
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto flex max-w-5xl flex-col gap-8">
        <section aria-labelledby="sessions" className="flex flex-col gap-3">
          <h2 id="sessions" className="text-xl font-semibold">
            {t('title')}
          </h2>
          <p className="text-muted max-w-prose">{t('intro')}</p>
          {sessions.length === 0 && <p>{t(runs ? 'noSessions' : 'noSessionsYet')}</p>}
          <ul className="flex flex-col gap-2">
            {sessions.map((session) => (
              <li
                key={session.id}
                className="bg-surface flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border p-3"
              >
                <Link href={`${href}/${session.id}`} className="text-accent text-lg font-semibold underline">
                  {session.title}
                </Link>
                <Badge tone={session.open > 0 && !session.closed ? 'accent' : 'neutral'}>
                  {t(session.closed ? 'closed' : session.open > 0 ? 'voting' : 'revealedAll')}
                </Badge>
                <span className="text-muted">
                  {t('sessionFacts', { cases: session.cases, people: session.participants })}
                  {' · '}
                  {format.dateTime(new Date(session.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
                  {session.createdBy && ` · ${session.createdBy}`}
                </span>
              </li>
            ))}
          </ul>
          {runs && cases.length > 0 && (
            <OpenSessionForm
              worksheetId={worksheet.id}
              href={href}
              criteria={criteriaOf(worksheet.format)}
              cases={cases}
              members={members}
            />
          )}
        </section>
        {criteriaOf(worksheet.format).includes('mlApplicability') && (
          <QuestionQueue worksheetId={worksheet.id} queue={queue} members={members} locked={archivedAt !== null} />
        )}
      </div>
    </div>
  )
}
