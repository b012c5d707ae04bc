import { beforeEach, expect, test } from 'vitest'
import { setUp } from '@/lib/features/setup/mutations'
import { setUpSchema } from '@/lib/features/setup/schema'
import { db } from '@/lib/server/db'
import { emptyDatabase } from '@/tests/support/empty-database'
import { outcome } from '@/tests/support/outcome'

const input = setUpSchema.parse({
  code: 'integration-test',
  email: ' Hanako@Example.com ',
  name: '田中 花子',
  password: 'seven purple otters dance',
  workspaceName: '株式会社サンプル',
})
const attempt = (change: Partial<typeof input> = {}) => outcome(setUp({ ...input, ...change }, '192.0.2.1'))

beforeEach(emptyDatabase)

test('makes the first owner and the workspace', async () => {
  const { session, slug } = await setUp(input, '192.0.2.1')
  const user = await db().user.findUniqueOrThrow({
    where: { id: session.userId },
    include: { memberships: { include: { workspace: true } } },
  })
  expect(user).toMatchObject({
    email: 'hanako@example.com',
    sessionVersion: session.sessionVersion,
    memberships: [{ role: 'owner', workspace: { slug, name: '株式会社サンプル' } }],
  })
  expect(user.passwordHash).toMatch(/^\$argon2id\$/)
})

test('gives nothing to who does not know the code, and stops guessing', async () => {
  const outcomes = []
  for (let guess = 0; guess < 21; guess++) outcomes.push(await attempt({ code: `guess-${guess}` }))
  expect(new Set(outcomes.slice(0, 20))).toEqual(new Set(['code']))
  expect(outcomes[20]).toBe('tooManyRequests')
  expect(await attempt()).toBe('tooManyRequests')
  expect(await db().user.count()).toBe(0)
})

test('refuses a weak password before anything is made', async () => {
  expect(await attempt({ password: 'hanako@example.com' })).toBe('password')
  expect(await db().user.count()).toBe(0)
})

test('happens once, also when five people try in the same moment', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, (_, index) => attempt({ email: `person${index}@example.com` })),
  )
  expect(outcomes.sort()).toEqual(['ok', 'setupDone', 'setupDone', 'setupDone', 'setupDone'])
  expect(await db().user.count()).toBe(1)
  expect(await db().workspace.count()).toBe(1)
  expect(await attempt()).toBe('setupDone')
})
