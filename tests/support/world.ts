import { randomBytes, randomUUID } from 'node:crypto'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { textCell, worksheetXml, xlsx } from '@/lib/excel/xlsx-fixture'
import { digest } from '@/lib/server/secret'
import { authSecret } from '../../scripts/data-folder.mjs'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { dataFolder } from './owner'
import { Visitor } from './visitor'

export const subjects = ['owner', 'facilitator', 'editor', 'viewer', 'stranger', 'nobody'] as const
/** A member by role, the owner of another workspace, or who is not signed in. */
export type Subject = (typeof subjects)[number]

/** A workspace with one of everything that an endpoint may name, and what people of every role would send with. */
export interface World {
  workspace: string
  worksheet: string
  useCase: string
  snapshot: string
  invitation: string
  dataset: string
  sharedTerm: string
  token: string
  /** A scoring session on the worksheet, the round that is open in it, and the token of its link. */
  session: string
  round: string
  joinToken: string
  /** Somebody without a device in the session. */
  participant: string
  users: Record<Exclude<Subject, 'nobody'>, string>
}

export const WORKSHEET_TITLE = 'Team A'
/** The reason given with a vote that is not revealed. */
export const SECRET_VOTE = 'nobody but the voter may read this'
export const PASSWORD = 'seven purple otters dance'

/** Makes worlds in the database of the product under test. */
export class Worlds {
  private constructor(
    private readonly database: pg.Client,
    private readonly secret: string,
    private readonly passwordHash: string,
  ) {}

  static async open(): Promise<Worlds> {
    // It runs already: this only finds its address.
    const server = await startPostgres(path.join(dataFolder(), 'postgres'))
    const database = new pg.Client({ connectionString: server.url('app') })
    await database.connect()
    return new Worlds(database, authSecret(dataFolder()), await hash(PASSWORD))
  }

  async close(): Promise<void> {
    await this.database.end()
  }

  async make(): Promise<World> {
    const [workspaceId, elsewhere] = [await this.addWorkspace(), await this.addWorkspace()]
    const users = {
      owner: await this.addMember(workspaceId, 'owner'),
      facilitator: await this.addMember(workspaceId, 'facilitator'),
      editor: await this.addMember(workspaceId, 'editor'),
      viewer: await this.addMember(workspaceId, 'viewer'),
      stranger: await this.addMember(elsewhere, 'owner'),
    }
    // So that every owner may leave.
    await this.addMember(workspaceId, 'owner')
    const worksheet = await this.insert('Worksheet', {
      workspaceId,
      title: WORKSHEET_TITLE,
      format: 'v1.1',
      scale: JSON.stringify({ 高: 3, 中: 2, 低: 1 }),
    })
    const useCase = await this.insert('UseCase', { worksheetId: worksheet, position: 'a0' })
    const snapshot = await this.insert('Snapshot', { worksheetId: worksheet, seq: 0, name: 'Day 1' })
    const dataset = await this.insert('Dataset', { workspaceId, name: 'Orders', facts: '{}' })
    const wage = JSON.stringify({ value: { kind: 'single', value: 2_000 }, unit: '円/h' })
    const sharedTerm = await this.insert('SharedTerm', { workspaceId, name: 'Wage', content: wage })
    const token = randomBytes(32).toString('base64url')
    const invitation = await this.insert('Invitation', {
      workspaceId,
      tokenHash: digest(token),
      role: 'viewer',
      maxUses: 1,
      expiresAt: new Date(Date.now() + 3_600_000),
    })
    const scoring = await this.addSession(worksheet, useCase, users)
    const inWorkspace = { workspace: workspaceId, worksheet, useCase, snapshot, invitation, dataset, sharedTerm, users }
    return { ...inWorkspace, token, ...scoring }
  }

  /** The members vote in it, and one of them already has: what they said is SECRET_VOTE. */
  private async addSession(worksheetId: string, useCaseId: string, users: World['users']) {
    const joinToken = randomBytes(32).toString('base64url')
    const session = await this.insert('ScoringSession', {
      worksheetId,
      title: 'Day 3',
      criteria: JSON.stringify([{ criterion: 'urgency', roles: [] }]),
      joinTokenHash: digest(joinToken),
    })
    await this.insert('ScoringCase', { sessionId: session, useCaseId }, null)
    const round = await this.insert('ScoringRound', { sessionId: session, useCaseId, criterion: 'urgency', number: 1 })
    const person = { sessionId: session, name: 'Sato', role: '' }
    const participant = await this.insert('ScoringParticipant', person)
    for (const userId of [users.facilitator, users.editor, users.viewer, users.owner]) {
      await this.insert('ScoringParticipant', { ...person, userId })
    }
    const voter = await this.insert('ScoringParticipant', { ...person, name: 'Voter' })
    const vote = { level: '低', confidence: 'sure', reason: SECRET_VOTE }
    await this.insert('ScoringVote', { roundId: round, participantId: voter, ...vote }, null)
    return { session, round, joinToken, participant }
  }

  /** A browser in which the subject is signed in. */
  async visitor(origin: string, { users }: World, subject: Subject): Promise<Visitor> {
    if (subject === 'nobody') return new Visitor(origin)
    const token = { userId: users[subject], sessionVersion: 1 }
    return new Visitor(origin, { 'kachisuji.session': await encode({ token, secret: this.secret }) })
  }

  async emailOf(userId: string): Promise<string> {
    const { rows } = await this.database.query<{ email: string }>('SELECT email FROM "User" WHERE id = $1', [userId])
    return rows[0]?.email ?? ''
  }

  /** Runs something while no page of worksheets can be made: their table has another name. */
  async whileBroken(run: () => Promise<void>): Promise<void> {
    await this.database.query('ALTER TABLE "Worksheet" RENAME TO "Away"')
    try {
      await run()
    } finally {
      await this.database.query('ALTER TABLE "Away" RENAME TO "Worksheet"')
    }
  }

  private async addWorkspace(): Promise<string> {
    const id = randomUUID()
    return this.insert('Workspace', { id, slug: id, name: 'World' })
  }

  private async addMember(workspaceId: string, role: string): Promise<string> {
    const id = randomUUID()
    const { passwordHash } = this
    const userId = await this.insert('User', { id, email: `${id}@example.com`, name: role, passwordHash })
    await this.database.query(`INSERT INTO "Membership" ("workspaceId", "userId", role) VALUES ($1, $2, $3)`, [
      workspaceId,
      userId,
      role,
    ])
    return userId
  }

  /** @param id null for a table whose rows have none */
  private async insert(table: string, row: Record<string, unknown>, id: string | null = randomUUID()): Promise<string> {
    const full: Record<string, unknown> = { ...(id && { id }), ...row }
    const columns = Object.keys(full).map((column) => `"${column}"`)
    const places = columns.map((_, index) => `$${index + 1}`)
    const statement = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places.join(', ')})`
    await this.database.query(statement, Object.values(full))
    return String(full.id)
  }
}

/** A small worksheet file to upload. */
export const upload = () => new Blob([Buffer.from(xlsx(worksheetXml(textCell('D12', '学生'))))])
