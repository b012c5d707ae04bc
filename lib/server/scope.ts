import { cache } from 'react'
import { can, permissions, type Permission, type Role } from '@/lib/domain/access/permissions'
import { pool } from './db'
import { AppError } from './errors'
import { guestToken } from './guest'
import { digest } from './secret'
import { isCurrent, readSession, type Session } from './session'

declare const granted: unique symbol

/**
 * Proof that the signed-in person may do `P` in one workspace. Only this file makes one, from the session and the
 * membership that the database holds at this moment; whatever reads or writes a workspace's data takes it first.
 */
export interface Scope<P extends Permission = Permission> {
  readonly [granted]: P
  readonly workspaceId: string
  readonly workspaceSlug: string
  readonly userId: string
  readonly role: Role
}

/** A scope within one worksheet of the workspace. */
export interface WorksheetScope<P extends Permission = Permission> extends Scope<P> {
  readonly worksheetId: string
}

/** A scope within one scoring session of the worksheet. */
export interface ScoringScope<P extends Permission = Permission> extends WorksheetScope<P> {
  readonly sessionId: string
}

export type WorkspacePlace = { workspace: string }
export type WorksheetPlace = { worksheet: string }
/** An uploaded file; its scope is one of its workspace. */
export type ImportPlace = { import: string }
export type ScoringPlace = { scoring: string }
type Place = WorkspacePlace | WorksheetPlace | ImportPlace | ScoringPlace

interface Membership {
  workspaceId: string
  workspaceSlug: string
  /** Of the worksheet that a scoring session belongs to. */
  worksheetId?: string
  role: Role
}

// One statement each: the session's version, the membership and the place are checked together, because every
// request pays for it. Prepared by name, so that Postgres plans them once per connection.
const statement = (place: string, tables: string, where: string, more = '') => ({
  name: `scope-by-${place}`,
  text: `SELECT w.id AS "workspaceId", w.slug AS "workspaceSlug", m.role ${more}
    FROM ${tables}
    JOIN "Membership" m ON m."workspaceId" = w.id
    JOIN "User" u ON u.id = m."userId"
    WHERE u.id = $1 AND u."sessionVersion" = $2 AND ${where} = $3`,
})
const byWorkspace = statement('workspace', '"Workspace" w', 'w.slug')
const worksheets = '"Worksheet" s JOIN "Workspace" w ON w.id = s."workspaceId"'
const byWorksheet = statement('worksheet', worksheets, 's.id')
const byImport = statement('import', '"Import" i JOIN "Workspace" w ON w.id = i."workspaceId"', 'i.id')
const byScoring = statement(
  'scoring',
  `"ScoringSession" g JOIN "Worksheet" s ON s.id = g."worksheetId" JOIN "Workspace" w ON w.id = s."workspaceId"`,
  'g.id',
  ', s.id AS "worksheetId"',
)

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function membershipAt(session: Session, place: Place): Promise<Membership | null> {
  const [find, key] = statementFor(place)
  // What the column cannot hold names nothing; Postgres would answer it with an error.
  if (find === byWorkspace ? key.includes('\0') : !uuid.test(key)) return null
  const { rows } = await pool().query<Membership>({
    ...find,
    values: [session.userId, session.sessionVersion, key],
  })
  return rows[0] ?? null
}

function statementFor(place: Place): [typeof byWorkspace, string] {
  if ('worksheet' in place) return [byWorksheet, place.worksheet]
  if ('scoring' in place) return [byScoring, place.scoring]
  return 'import' in place ? [byImport, place.import] : [byWorkspace, place.workspace]
}

/**
 * The scope of a known session.
 * @throws AppError `unauthenticated` when the session was ended elsewhere, `notFound` for a place that does not exist or
 *   is not the person's (which of the two is not told), `forbidden` when the role lacks the permission.
 */
export async function mintScope<P extends Permission>(
  session: Session,
  permission: P,
  place: WorksheetPlace,
): Promise<WorksheetScope<P>>
export async function mintScope<P extends Permission>(
  session: Session,
  permission: P,
  place: ScoringPlace,
): Promise<ScoringScope<P>>
export async function mintScope<P extends Permission>(
  session: Session,
  permission: P,
  place: WorkspacePlace | ImportPlace,
): Promise<Scope<P>>
export async function mintScope<P extends Permission>(
  session: Session,
  permission: P,
  place: Place,
): Promise<Scope<P>> {
  return grant(session, permission, place, await membershipAt(session, place))
}

async function grant<P extends Permission>(
  session: Session,
  permission: P,
  place: Place,
  membership: Membership | null,
) {
  if (!membership) throw new AppError((await isCurrent(session)) ? 'notFound' : 'unauthenticated')
  if (!can(membership.role, permission)) throw new AppError('forbidden')
  const scope = {
    ...membership,
    userId: session.userId,
    ...('worksheet' in place ? { worksheetId: place.worksheet.toLowerCase() } : {}),
    ...('scoring' in place ? { sessionId: place.scoring.toLowerCase() } : {}),
  }
  return scope as typeof scope & { readonly worksheetId: string; readonly sessionId: string; readonly [granted]: P }
}

/** The scope at one worksheet of its workspace, should it be one: what is read or written by it is of both. */
export function atWorksheet<P extends Permission>(scope: Scope<P>, worksheetId: string): WorksheetScope<P> {
  return { ...scope, worksheetId }
}

/**
 * The session that this request carries; whether it still counts is asked with whatever is done under it.
 * @throws AppError `unauthenticated` when there is none
 */
export async function requireSession(): Promise<Session> {
  const session = await readSession()
  if (!session) throw new AppError('unauthenticated')
  return session
}

/**
 * The scope of whoever sent this request.
 * @throws AppError `unauthenticated` without a valid session, else as `mintScope`.
 */
export async function requireScope<P extends Permission>(
  permission: P,
  place: WorksheetPlace,
): Promise<WorksheetScope<P>>
export async function requireScope<P extends Permission>(permission: P, place: ScoringPlace): Promise<ScoringScope<P>>
export async function requireScope<P extends Permission>(
  permission: P,
  place: WorkspacePlace | ImportPlace,
): Promise<Scope<P>>
export async function requireScope<P extends Permission>(permission: P, place: Place): Promise<Scope<P>> {
  const session = await requireSession()
  return grant(session, permission, place, await membershipAt(session, place))
}

/**
 * The scope of whoever looks at a page about a worksheet. Its address names workspace and worksheet: one that mixes two
 * workspaces shows nothing.
 * @throws AppError as `requireScope`
 */
export async function requirePageScope(
  workspace: string,
  worksheet: string,
): Promise<WorksheetScope<'worksheet.view'>> {
  const scope = await requireScope('worksheet.view', { worksheet })
  if (scope.workspaceSlug !== workspace) throw new AppError('notFound')
  return scope
}

/** SQL that needs a scope, for `mintScopeAnd`. */
interface ScopedExpression {
  /** Postgres plans it once per connection under this name. */
  name: string
  /** May name the workspace (w), the worksheet (s) and the person (u), and its own `values` from $5 on. */
  expression: string
  values: unknown[]
}

/**
 * The scope of a known session, and what an expression yields under it, in one round trip: for what people wait for
 * with every cell. The expression is evaluated only where the role holds the permission.
 * @throws AppError as `mintScope`; then the expression was not evaluated
 */
export async function mintScopeAnd<P extends Permission, Answer>(
  session: Session,
  permission: P,
  { worksheet }: WorksheetPlace,
  { name, expression, values }: ScopedExpression,
): Promise<{ scope: WorksheetScope<P>; answer: Answer }> {
  if (!uuid.test(worksheet)) throw new AppError('notFound')
  const { rows } = await pool().query<{ answer: Answer } & Membership>({
    ...statement(name, worksheets, 's.id', `, CASE WHEN m.role = ANY ($4) THEN ${expression} END AS answer`),
    values: [session.userId, session.sessionVersion, worksheet, permissions[permission], ...values],
  })
  if (!rows[0]) return { scope: await grant(session, permission, { worksheet }, null), answer: null as never }
  const { answer, ...membership } = rows[0]
  return { scope: await grant(session, permission, { worksheet }, membership), answer }
}

declare const invited: unique symbol

/** Proof that somebody holds the link to a scoring session, by which one joins it. */
export interface LinkScope {
  readonly [invited]: true
  readonly workspaceId: string
  readonly worksheetId: string
  readonly sessionId: string
}

/**
 * Proof that somebody may follow one scoring session, as a member of the workspace or as a guest by its link. It opens
 * nothing else: neither the rest of the worksheet nor another session.
 */
export interface BallotScope extends LinkScope {
  /** As whom they vote; null for a member who only looks on. */
  readonly participantId: string | null
  /** Null for a guest. */
  readonly userId: string | null
  readonly role: Role | null
}

const ballotParts = `g.id AS "sessionId", s.id AS "worksheetId", s."workspaceId", p.id AS "participantId"`
const memberBallot = {
  name: 'ballot-of-member',
  text: `SELECT ${ballotParts}, u.id AS "userId", m.role FROM "ScoringSession" g
    JOIN "Worksheet" s ON s.id = g."worksheetId"
    JOIN "Membership" m ON m."workspaceId" = s."workspaceId"
    JOIN "User" u ON u.id = m."userId"
    LEFT JOIN "ScoringParticipant" p ON p."sessionId" = g.id AND p."userId" = u.id
    WHERE g.id = $1 AND u.id = $2 AND u."sessionVersion" = $3`,
}
const guestBallot = {
  name: 'ballot-of-guest',
  text: `SELECT ${ballotParts}, NULL AS "userId", NULL AS role FROM "ScoringSession" g
    JOIN "Worksheet" s ON s.id = g."worksheetId"
    JOIN "ScoringParticipant" p ON p."sessionId" = g.id
    WHERE g.id = $1 AND p."tokenHash" = $2 AND p."leftAt" IS NULL`,
}

/** Who asks for a scoring session: by what they are signed in with, and by the guest's token of the session. */
export interface BallotHolder {
  session: Session | null
  token: string | null
}

/** What this request carries of both, unchecked. */
export async function ballotHolder(sessionId: string): Promise<BallotHolder> {
  return { session: await readSession(), token: await guestToken(sessionId) }
}

/**
 * The scope of a known member or guest; who is both counts as the member.
 * @throws AppError `notFound`, or `unauthenticated` when nothing valid was presented
 */
export async function mintBallot({ session, token }: BallotHolder, sessionId: string): Promise<BallotScope> {
  if (!uuid.test(sessionId)) throw new AppError(session ? 'notFound' : 'unauthenticated')
  const asked = [
    session && { ...memberBallot, values: [sessionId, session.userId, session.sessionVersion] },
    token && { ...guestBallot, values: [sessionId, digest(token)] },
  ]
  for (const query of asked) {
    const found = query && (await pool().query<Omit<BallotScope, typeof invited>>(query)).rows[0]
    if (found) return found as BallotScope
  }
  throw new AppError(session && (await isCurrent(session)) ? 'notFound' : 'unauthenticated')
}

/** The scope of whoever sent this request. Throws as `mintBallot`. */
export async function requireBallot(sessionId: string): Promise<BallotScope> {
  return mintBallot(await ballotHolder(sessionId), sessionId)
}

/**
 * The scope of whoever holds a link's token.
 * @throws AppError `gone` when the link does not work (any more)
 */
export async function mintLink(token: string): Promise<LinkScope> {
  const { rows } = await pool().query<Omit<LinkScope, typeof invited>>({
    name: 'link-of-session',
    text: `SELECT g.id AS "sessionId", s.id AS "worksheetId", s."workspaceId" FROM "ScoringSession" g
      JOIN "Worksheet" s ON s.id = g."worksheetId" WHERE g."joinTokenHash" = $1`,
    values: [digest(token)],
  })
  if (!rows[0]) throw new AppError('gone')
  return rows[0] as LinkScope
}

interface Granted {
  session: Session
  scope: WorksheetScope
}

/**
 * Which scopes would still be given now, of those that are held for long (open streams). In one statement.
 * @returns for each of `held`, in its order
 */
export async function stillGranted(held: readonly Granted[]): Promise<boolean[]> {
  if (held.length === 0) return []
  const { rows } = await pool().query<{ role: Role | null }>({
    name: 'still-granted',
    text: `SELECT m.role
      FROM unnest($1::uuid[], $2::int[], $3::uuid[]) WITH ORDINALITY AS held(user_id, version, worksheet, n)
      LEFT JOIN "Worksheet" s ON s.id = held.worksheet
      LEFT JOIN "User" u ON u.id = held.user_id AND u."sessionVersion" = held.version
      LEFT JOIN "Membership" m ON m."workspaceId" = s."workspaceId" AND m."userId" = u.id
      ORDER BY n`,
    values: [
      held.map(({ session }) => session.userId),
      held.map(({ session }) => session.sessionVersion),
      held.map(({ scope }) => scope.worksheetId),
    ],
  })
  return rows.map(({ role }) => role !== null && can(role, 'worksheet.view'))
}

/**
 * The signed-in person, for what belongs to no workspace (account, list of workspaces). Once per request.
 * @throws AppError `unauthenticated` when nobody is signed in or the session was ended elsewhere.
 */
export const requireUser = cache(async (): Promise<{ userId: string }> => {
  const session = await requireSession()
  if (!(await isCurrent(session))) throw new AppError('unauthenticated')
  return { userId: session.userId }
})
