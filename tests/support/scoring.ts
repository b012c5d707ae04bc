import { randomUUID } from 'node:crypto'
import type { Permission } from '@/lib/domain/access/permissions'
import type { CriterionRule } from '@/lib/domain/scoring/rounds'
import type { Criterion } from '@/lib/domain/scoring/votes'
import type { Cells } from '@/lib/domain/worksheet/model'
import { getSession } from '@/lib/features/scoring/data'
import * as scorings from '@/lib/features/scoring/mutations'
import type { SessionView } from '@/lib/features/scoring/types'
import { applyChanges } from '@/lib/server/changes'
import { mintBallot, mintLink, mintScope, type BallotScope, type ScoringScope } from '@/lib/server/scope'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from './worksheets'

/** Adds rows as the member. @returns their ids */
export async function addRows(member: TestMember, worksheet: string, rows: Cells[]): Promise<string[]> {
  const scope = await worksheetScope(member, 'worksheet.edit', worksheet)
  const ids = rows.map(() => randomUUID())
  const patches = rows.flatMap((cells, at) => [
    patch(ids[at]!, 'position', `a${at}`),
    ...Object.entries(cells).map(([field, value]) => patch(ids[at]!, field as keyof Cells, value ?? null)),
  ])
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches })
  return ids
}

export function scoringScope<P extends Permission>(
  member: TestMember,
  permission: P,
  scoring: string,
): Promise<ScoringScope<P>> {
  return mintScope({ userId: member.userId, sessionVersion: 1 }, permission, { scoring })
}

export function ballotOf(member: TestMember, scoring: string): Promise<BallotScope> {
  return mintBallot({ session: { userId: member.userId, sessionVersion: 1 }, token: null }, scoring)
}

/** A facilitator, two members who vote, and a worksheet with two rows, on which a session is open. */
export async function openedSession(rules: CriterionRule[] = [{ criterion: 'urgency', roles: [] }]) {
  const facilitator = await addMember('facilitator')
  const [first, second] = [
    await addMember('editor', facilitator.workspaceId),
    await addMember('viewer', facilitator.workspaceId),
  ]
  const worksheet = await addWorksheet(facilitator)
  const rows = await addRows(facilitator, worksheet, [
    { no: '1', problem: 'slow', urgency: '低', urgencyReason: 'SECRET-REASON', notes: 'SECRET-NOTE' },
    { no: '2', problem: 'wrong' },
  ])
  const session = await scorings.openSession(await worksheetScope(facilitator, 'scoring.run', worksheet), {
    title: 'Day 3',
    useCaseIds: rows,
    rules,
    memberIds: [first.userId, second.userId],
  })
  return {
    facilitator,
    first,
    second,
    worksheet,
    rows,
    session,
    run: await scoringScope(facilitator, 'scoring.run', session),
  }
}

/** A guest who came by a new link. */
export async function joinByLink(run: ScoringScope<'scoring.run'>, name = 'Guest', role = '') {
  const link = await scorings.makeLink(run)
  const token = await scorings.joinAsGuest(await mintLink(link), { name, role })
  return { link, token, scope: await mintBallot({ session: null, token }, run.sessionId) }
}

/** The newest round of an item. */
export function roundOf(view: SessionView, useCaseId: string, criterion: Criterion = 'urgency') {
  const found = view.rounds.filter((round) => round.useCaseId === useCaseId && round.criterion === criterion).at(-1)
  if (!found) throw new Error('no such round')
  return found
}

export const say = (level: string, reason = '') => ({ level, confidence: 'sure' as const, reason })

/** Votes in the newest round of a row. */
export async function vote(scope: BallotScope, row: string, level: string, reason = ''): Promise<void> {
  await scorings.castVote(scope, roundOf(await getSession(scope), row).id, say(level, reason))
}
