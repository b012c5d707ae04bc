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
  token: string
  users: Record<Exclude<Subject, 'nobody'>, string>
}

export const WORKSHEET_TITLE = 'Team A'
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
    const token = randomBytes(32).toString('base64url')
    const invitation = await this.insert('Invitation', {
      workspaceId,
      tokenHash: digest(token),
      role: 'viewer',
      maxUses: 1,
      expiresAt: new Date(Date.now() + 3_600_000),
    })
    return { workspace: workspaceId, worksheet, useCase, snapshot, invitation, token, users }
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

  private async insert(table: string, row: Record<string, unknown>): Promise<string> {
    const full: Record<string, unknown> = { id: randomUUID(), ...row }
    const columns = Object.keys(full).map((column) => `"${column}"`)
    const places = columns.map((_, index) => `$${index + 1}`)
    const statement = `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places.join(', ')})`
    await this.database.query(statement, Object.values(full))
    return String(full.id)
  }
}

/** A small worksheet file to upload. */
export const upload = () => new Blob([Buffer.from(xlsx(worksheetXml(textCell('D12', '学生'))))])
