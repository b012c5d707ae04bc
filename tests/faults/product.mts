import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { freePort, insertWorksheet, signInOwner, untilAnswers, type Owner } from '../bench/server.mts'
import { TcpProxy } from '../support/tcp-proxy.ts'

type Postgres = Awaited<ReturnType<typeof startPostgres>>

/** An installation in a folder of its own, started as a person starts it, of which any part can be killed. */
export class Product {
  readonly origin: string
  owner!: Owner
  private app: ChildProcess | undefined
  private readonly secret = randomBytes(32).toString('hex')

  /**
   * @param network between app and database; without one the app has its database in its folder, and keeps it itself
   */
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly postgres: Postgres | undefined,
    readonly network: TcpProxy | undefined,
  ) {
    this.origin = `http://localhost:${port}`
  }

  /** Starts an empty installation. */
  static async open({ network }: { network: boolean }): Promise<Product> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-faults-'))
    fs.chmodSync(folder, 0o711) // the database may run as another account than root
    let postgres: Postgres | undefined
    let proxy: TcpProxy | undefined
    if (network) {
      postgres = await startPostgres(path.join(folder, 'postgres'))
      await query(postgres.url('postgres'), 'CREATE DATABASE app')
      proxy = await TcpProxy.open(addressOf(postgres.url('app')))
    }
    const product = new Product(folder, await freePort(), postgres, proxy)
    await product.start()
    await product.withDatabase(async (client) => {
      product.owner = await signInOwner(client, product.secret)
    })
    return product
  }

  /** Starts the app, as `npm start` does, and waits until it answers. */
  async start(): Promise<void> {
    this.spawnApp()
    await this.untilAnswers()
  }

  spawnApp(): void {
    const env: Record<string, string | undefined> = {
      ...process.env,
      PORT: String(this.port),
      DATA_DIR: this.folder,
      AUTH_SECRET: this.secret,
      LOG_LEVEL: 'silent',
      DATABASE_URL: this.networkUrl(),
    }
    this.app = spawn(process.execPath, ['scripts/start.mjs'], {
      env: env as NodeJS.ProcessEnv,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }

  untilAnswers(): Promise<void> {
    return untilAnswers(`${this.origin}/api/health`)
  }

  async killApp(): Promise<void> {
    if (!this.app || this.app.exitCode !== null || this.app.signalCode !== null) return
    this.app.kill('SIGKILL')
    await once(this.app, 'exit')
  }

  /** Asks the app to end, as Ctrl-C and process managers do. @throws when it does not within the time */
  async endApp(withinMs: number): Promise<void> {
    if (!this.app) return
    const ended = once(this.app, 'exit', { signal: AbortSignal.timeout(withinMs) })
    this.app.kill('SIGTERM')
    await ended
  }

  /** Opens streams of server-sent events, as browsers that look at a worksheet. */
  async openStreams(count: number): Promise<void> {
    const worksheet = await this.withDatabase((client) => insertWorksheet(client, this.owner.workspaceId, 1))
    const headers = { cookie: this.owner.cookie }
    for (let stream = 0; stream < count; stream++) {
      const { body } = await fetch(`${this.origin}/api/live?client=${randomUUID()}&follow=${worksheet}.0`, { headers })
      // It ends with the app.
      void body?.pipeTo(new WritableStream()).catch(() => {})
    }
  }

  /** Kills the server of the embedded database, or everything that belongs to it. */
  killDatabase({ all }: { all: boolean }): void {
    const pidFile = path.join(this.folder, 'postgres/cluster/postmaster.pid')
    const server = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
    for (const pid of all ? [server, ...childrenOf(server)] : [server]) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It had ended by itself.
      }
    }
  }

  /** Asks the database itself, not through the network of the test. */
  async withDatabase<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
    const { url } = this.postgres ?? (await startPostgres(path.join(this.folder, 'postgres')))
    const client = new pg.Client(url('app'))
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }

  async remove(): Promise<void> {
    await this.killApp()
    await this.network?.close()
    const postgres = this.postgres ?? (await startPostgres(path.join(this.folder, 'postgres')))
    await postgres.stop()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private networkUrl(): string | undefined {
    if (!this.postgres || !this.network) return undefined
    const url = new URL(this.postgres.url('app'))
    url.searchParams.delete('host')
    url.hostname = '127.0.0.1'
    url.port = String(this.network.port)
    return url.toString()
  }
}

function addressOf(url: string) {
  const { port, searchParams } = new URL(url)
  const folder = searchParams.get('host')
  return folder ? { path: path.join(folder, `.s.PGSQL.${port}`) } : { port: Number(port) }
}

function childrenOf(parent: number): number[] {
  return fs.readdirSync('/proc').flatMap((name) => {
    try {
      const status = fs.readFileSync(`/proc/${Number(name)}/status`, 'utf8')
      return /^PPid:\s+(\d+)/m.exec(status)?.[1] === String(parent) ? [Number(name)] : []
    } catch {
      return [] // not a process, or no longer one
    }
  })
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(sql)
  await client.end()
}
