import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { actions, pages, routes } from '../support/endpoints'
import { builtActions, type Visitor } from '../support/visitor'
import { SECRET_VOTE, Worlds, type World } from '../support/world'

let worlds: Worlds
const origin = () => `http://localhost:${process.env.E2E_PORT}`

test.beforeAll(async () => {
  worlds = await Worlds.open()
})
test.afterAll(() => worlds.close())

const address = (pattern: string, names: Record<string, unknown>) =>
  pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => String(names[name]))

/** What the address of a page names. */
const paramsOf = ({ workspace, worksheet, session, joinToken }: World) => ({
  workspace,
  worksheet,
  session,
  token: joinToken,
})

/** All that an answer says: of a file what is packed in it, of a stream its first words. */
async function wordsOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') === 'text/event-stream') {
    const reader = response.body?.getReader()
    const chunk = await reader?.read()
    await reader?.cancel()
    return new TextDecoder().decode(chunk?.value)
  }
  const bytes = new Uint8Array(await response.arrayBuffer())
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b
  return packed
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(bytes)
}

/** What every page and every readable route says to a visitor, by its address. */
async function everythingRead(visitor: Visitor, world: World): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  const readable = Object.entries(routes).filter(([name, { after }]) => name.startsWith('GET ') && !after)
  const addresses = [
    ...Object.keys(pages).map((pattern) => ({ name: pattern, path: address(pattern, { ...world }) })),
    ...readable.map(([name, { path, query }]) => ({
      name,
      path:
        (path ?? address(name.slice('GET '.length), { ...world })) +
        (query ? `?${new URLSearchParams(query({ ...world, import: '' }))}` : ''),
    })),
  ]
  for (const { name, path } of addresses) said.set(name, await wordsOf(await visitor.send('GET', path)))
  return said
}

test('no page, route, stream or export says a vote that is not revealed: to no role, and to no guest', async () => {
  test.setTimeout(180_000)
  const world = await worlds.make()
  const guest = await worlds.visitor(origin(), world, 'nobody')
  await guest.call('scoring.joinAsGuest', actions['scoring.joinAsGuest']?.input?.(world), paramsOf(world))
  const readers = [
    ...(await Promise.all(
      (['owner', 'facilitator', 'editor', 'viewer'] as const).map((who) => worlds.visitor(origin(), world, who)),
    )),
    guest,
  ]
  for (const reader of readers) {
    const said = await everythingRead(reader, world)
    expect([...said].filter(([, text]) => text.includes(SECRET_VOTE)).map(([name]) => name)).toEqual([])
    expect(said.get('GET /api/scoring/[session]')).toContain('Voter')
  }
  // The same reading finds the vote once it is revealed: it would have found it before.
  const facilitator = readers[1]!
  await facilitator.call('scoring.reveal', { scoring: world.session }, paramsOf(world))
  expect((await everythingRead(facilitator, world)).get('GET /api/scoring/[session]')).toContain(SECRET_VOTE)
})

test('no action answers with a vote that is not revealed', async () => {
  const built = builtActions()
  for (const [name, { input }] of Object.entries(actions)) {
    if (!built.has(name) || name === 'scoring.reveal') continue
    const world = await worlds.make()
    const visitor = await worlds.visitor(origin(), world, 'facilitator')
    const answer = await visitor.call(name, input?.(world), paramsOf(world))
    expect(JSON.stringify(answer), name).not.toContain(SECRET_VOTE)
  }
})

test('a guest reaches the session and nothing else of the workspace', async () => {
  const [world, other] = [await worlds.make(), await worlds.make()]
  const guest = await worlds.visitor(origin(), world, 'nobody')
  await guest.call('scoring.joinAsGuest', actions['scoring.joinAsGuest']?.input?.(world), paramsOf(world))
  const status = async (path: string) => (await guest.send('GET', path)).status
  expect(await status(`/api/scoring/${world.session}`)).toBe(200)
  expect(await status(`/vote/${world.session}`)).toBe(200)
  expect(await status(`/api/scoring/${other.session}`)).toBe(401)
  expect(await status(`/api/worksheets/${world.worksheet}/use-cases`)).toBe(401)
  expect(await status(`/api/worksheets/${world.worksheet}/export`)).toBe(401)
  expect(await status(`/w/${world.workspace}/worksheets/${world.worksheet}`)).toBe(307)
  expect(await status(`/w/${world.workspace}/worksheets/${world.worksheet}/scoring/${world.session}`)).toBe(307)
  for (const name of ['scoring.reveal', 'scoring.setRevealsItself', 'scoring.makeLink', 'decisions.decide']) {
    const answer = await guest.call(name, actions[name]?.input?.(world), paramsOf(world))
    expect(answer, name).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
  }
})
