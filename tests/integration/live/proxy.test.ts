import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { LiveConnection, type Source } from '@/lib/client/live/connection'
import { laterByTimeout } from '@/lib/client/later'
import { parseCursors } from '@/lib/domain/live/live'
import { applyChanges } from '@/lib/server/changes'
import { hub } from '@/lib/server/realtime/hub'
import { openStream } from '@/lib/server/realtime/open'
import type { WorksheetScope } from '@/lib/server/scope'
import { HeardEvents } from '@/tests/support/live-stream'
import { TcpProxy } from '@/tests/support/tcp-proxy'
import { addMember, addWorksheet, patch, worksheetScope, type TestMember } from '@/tests/support/worksheets'

/** The stream's own hub and connection, over real sockets, through a proxy that cuts what is idle. */

let member: TestMember
let worksheet: string
let scope: WorksheetScope<'worksheet.edit'>
const cleanUp: (() => Promise<void> | void)[] = []

beforeEach(async () => {
  member = await addMember()
  worksheet = await addWorksheet(member)
  scope = await worksheetScope(member, 'worksheet.edit', worksheet)
})
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})
afterAll(() => hub().stop())

/** Serves the member's stream as the route does, behind the proxy. */
async function behindProxy(idleMs: number) {
  let opened = 0
  const server = http.createServer((request, response) => {
    opened += 1
    const follow = new URL(request.url ?? '', 'http://localhost').searchParams.get('follow') ?? ''
    const session = { userId: member.userId, sessionVersion: 1 }
    void openStream(session, randomUUID(), parseCursors(follow)).then(({ body }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      const events = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      response.on('close', () => events.destroy())
      events.pipe(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUp.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const proxy = await TcpProxy.open({ port: (server.address() as AddressInfo).port }, { idleMs })
  cleanUp.push(() => proxy.close())
  return { origin: `http://127.0.0.1:${proxy.port}`, opened: () => opened }
}

function open(url: string): Source {
  const listeners = new Map<string, ((event: { data?: unknown }) => void)[]>()
  const tell = (type: string, data?: string) => listeners.get(type)?.forEach((listener) => listener({ data }))
  const stop = new AbortController()
  const read = async () => {
    try {
      const { body } = await fetch(url, { signal: stop.signal })
      const events = new HeardEvents(body!)
      for (let heard = await events.any(); heard; heard = await events.any()) {
        tell(heard.event, JSON.stringify(heard.data))
      }
    } catch {
      // Cut by the proxy, or closed by the test.
    }
    if (!stop.signal.aborted) tell('error')
  }
  void read()
  return {
    addEventListener: (type, listener) => listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    close: () => stop.abort(),
  }
}

/** Follows the worksheet through the proxy and notes each seq that arrives. */
function follow(origin: string) {
  const connection = new LiveConnection({
    clientId: randomUUID(),
    open: (url) => open(origin + url),
    later: laterByTimeout,
  })
  const seqs: number[] = []
  const rows = new Set<string>()
  const stop = connection.follow(worksheet, 0, {
    changes: ({ seq, useCases }) => {
      seqs.push(seq)
      for (const { id } of useCases) rows.add(id)
    },
    presence: () => {},
    related: () => {},
    closed: () => {},
    connected: () => {},
  })
  cleanUp.push(stop)
  return { seqs, rows }
}

async function addRow(): Promise<string> {
  const id = randomUUID()
  await applyChanges(scope, { actionId: randomUUID(), source: 'rows', patches: [patch(id, 'position', 'a0')] })
  return id
}

test('the heartbeat keeps a stream open behind a proxy that cuts what is idle', { timeout: 40_000 }, async () => {
  const { origin, opened } = await behindProxy(12_000)
  const { rows } = follow(origin)
  await expect.poll(opened).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 15_000))
  const id = await addRow()
  await expect.poll(() => [...rows]).toEqual([id])
  expect(opened()).toBe(1)
})

test('a stream that a proxy cuts goes on without a gap, and repeats nothing', { timeout: 40_000 }, async () => {
  const { origin, opened } = await behindProxy(300)
  const { seqs, rows } = follow(origin)
  const made: string[] = []
  while (opened() < 5) {
    made.push(await addRow())
    await new Promise((resolve) => setTimeout(resolve, 150 * (made.length % 5)))
  }
  await expect.poll(() => rows.size, { timeout: 5_000 }).toBe(made.length)
  expect([...rows].sort()).toEqual(made.sort())
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
})
