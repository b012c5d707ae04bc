import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { can } from '@/lib/domain/access/permissions'
import { actions, pages, routes, type Upload, type Who } from '../support/endpoints'
import { builtActions, outcomeOf, outcomeOfAnswer, type Outcome } from '../support/visitor'
import { subjects, upload, Worlds, type Subject, type World } from '../support/world'

let worlds: Worlds
const origin = () => `http://localhost:${process.env.E2E_PORT}`

test.beforeAll(async () => {
  worlds = await Worlds.open()
})
test.afterAll(() => worlds.close())

/** What the permission table says of a subject. */
function expected(who: Who, subject: Subject): Outcome {
  if (who === 'everyone') return 'allowed'
  if (subject === 'nobody') return 'unauthenticated'
  if (who === 'signedIn') return 'allowed'
  // That a place exists is not told to those outside.
  if (subject === 'stranger') return 'notFound'
  return can(subject, who) ? 'allowed' : 'forbidden'
}

/** Tries an endpoint as everybody, each in a world of their own, and compares with the table. */
async function asEverybody(who: Who, attempt: (world: World, subject: Subject) => Promise<Outcome>): Promise<void> {
  const outcomes: Partial<Record<Subject, Outcome>> = {}
  for (const subject of subjects) outcomes[subject] = await attempt(await worlds.make(), subject)
  expect(outcomes).toEqual(Object.fromEntries(subjects.map((subject) => [subject, expected(who, subject)])))
}

const address = (pattern: string, names: Record<string, unknown>) =>
  pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => String(names[name]))

test.describe('pages', () => {
  for (const [pattern, who] of Object.entries(pages)) {
    test(pattern, () =>
      asEverybody(who, async (world, subject) => {
        const visitor = await worlds.visitor(origin(), world, subject)
        return outcomeOf(await visitor.send('GET', address(pattern, { ...world })))
      }),
    )
  }
})

test.describe('routes', () => {
  for (const [name, { who, path: fixed, query, body, after }] of Object.entries(routes)) {
    const [method = '', pattern = ''] = name.split(' ')
    test(name, () =>
      asEverybody(who, async (world, subject) => {
        const visitor = await worlds.visitor(origin(), world, subject)
        const names = { ...world, import: after ? await uploaded(world, subject, after) : '' }
        const search = query ? `?${new URLSearchParams(query(names))}` : ''
        return outcomeOf(await visitor.send(method, (fixed ?? address(pattern, names)) + search, body?.(world)))
      }),
    )
  }
})

test.describe('actions', () => {
  const built = builtActions()
  for (const [name, { who, input, meets }] of Object.entries(actions).filter(([name]) => built.has(name))) {
    test(name, () =>
      asEverybody(who, async (world, subject) => {
        const visitor = await worlds.visitor(origin(), world, subject)
        const { workspace, worksheet, token, session } = world
        const answer = await visitor.call(name, input?.(world), { workspace, worksheet, token, session })
        if (meets && !answer.ok && answer.error.code === meets) return 'allowed'
        return outcomeOfAnswer(answer)
      }),
    )
  }
})

test('every endpoint of the product stands in the table, and nothing else', () => {
  expect(Object.keys(pages).sort()).toEqual(filesOfApp('page').map(({ pattern }) => pattern))
  const methods = filesOfApp('route').flatMap(({ pattern, file }) =>
    methodsOf(file).map((name) => `${name} ${pattern}`),
  )
  const named = Object.keys(routes).map((name) => name.split(' ').slice(0, 2).join(' '))
  expect([...new Set(named)].sort()).toEqual(methods.sort())
  expect([...builtActions().keys()].filter((name) => !(name in actions))).toEqual([])
  const source = (feature: string) => fs.readFileSync(`lib/features/${feature}/actions.ts`, 'utf8')
  const gone = Object.keys(actions).filter((key) => {
    const [feature = '', name = ''] = key.split('.')
    return !new RegExp(`export (const|async function) ${name}\\b`).test(source(feature))
  })
  expect(gone).toEqual([])
})

/** The pages or routes in app/ by their address: folders in parentheses are no part of it. */
function filesOfApp(kind: 'page' | 'route'): { pattern: string; file: string }[] {
  const names = fs.readdirSync('app', { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => new RegExp(`^(.*/)?${kind}\\.tsx?$`).test(name))
    .map((name) => ({
      pattern: `/${path.posix.dirname(name)}`.replace(/\/\([^)]*\)/g, '').replace(/^\/\.$/, '/'),
      file: path.join('app', name),
    }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1))
}

function methodsOf(file: string): string[] {
  const exported = [...fs.readFileSync(file, 'utf8').matchAll(/^export .*$/gm)].map(([line]) => line).join('\n')
  return [...exported.matchAll(/\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g)].map(([, method]) => method ?? '')
}

/** An import of the subject's own, or the owner's where the subject may not upload; also committed if told. */
async function uploaded(world: World, subject: Subject, until: Upload): Promise<string> {
  const visitor = await worlds.visitor(origin(), world, can(subject, 'worksheet.import') ? subject : 'owner')
  const place = until.endsWith('Into') ? 'worksheet' : 'workspace'
  const query = new URLSearchParams({ [place]: world[place], fileName: 'team.xlsx' })
  const response = await visitor.send('POST', `/api/imports?${query}`, upload())
  const { id } = (await response.json()) as { id: string }
  if (until.startsWith('commit')) expect((await visitor.send('POST', `/api/imports/${id}/commit`)).ok).toBe(true)
  return id
}
