import { once } from 'node:events'
import net from 'node:net'

/** Where the far side listens: a port of this machine, or a Unix socket's path. */
export type Target = { port: number } | { path: string }

interface Line {
  near: net.Socket
  far: net.Socket
}

/** A network between two programs, of which a test decides what it does. */
export class TcpProxy {
  private readonly server: net.Server
  private readonly lines = new Set<Line>()
  private readonly swallowed = new Set<Line>()
  private paused = false

  /** @param idleMs connections on which nothing passes for so long are cut, as proxies do */
  static async open(target: Target, { idleMs }: { idleMs?: number } = {}): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, idleMs)
    proxy.server.listen(0, '127.0.0.1')
    await once(proxy.server, 'listening')
    return proxy
  }

  private constructor(
    target: Target,
    private readonly idleMs?: number,
  ) {
    this.server = net.createServer((near) => this.connect(near, net.connect(target)))
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port
  }

  /** Nothing passes any more, and nobody is told: what is sent waits on its way. */
  pause(): void {
    this.paused = true
    for (const { near, far } of this.lines) for (const socket of [near, far]) socket.pause()
  }

  /** What was sent meanwhile arrives. */
  resume(): void {
    this.paused = false
    for (const { near, far } of this.lines) for (const socket of [near, far]) socket.resume()
  }

  /** Both sides lose their connections, those too that were swallowed. */
  cut(): void {
    this.paused = false
    for (const { near, far } of [...this.lines, ...this.swallowed]) for (const socket of [near, far]) socket.destroy()
    this.swallowed.clear()
  }

  /** Nothing passes over today's connections ever again, and nobody is told; new ones work. */
  swallow(): void {
    this.pause()
    this.paused = false
    for (const line of this.lines) this.swallowed.add(line)
    this.lines.clear()
  }

  async close(): Promise<void> {
    this.cut()
    this.server.close()
    await once(this.server, 'close')
  }

  private connect(near: net.Socket, far: net.Socket): void {
    const line = { near, far }
    this.lines.add(line)
    let cutIdle: NodeJS.Timeout | undefined
    const end = () => {
      clearTimeout(cutIdle)
      this.lines.delete(line)
      near.destroy()
      far.destroy()
    }
    const used = () => {
      if (this.idleMs === undefined) return
      clearTimeout(cutIdle)
      cutIdle = setTimeout(end, this.idleMs)
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        used()
        to.write(bytes)
      })
      from.on('error', end)
      from.on('close', end)
    }
    used()
    if (this.paused) for (const socket of [near, far]) socket.pause()
  }
}
