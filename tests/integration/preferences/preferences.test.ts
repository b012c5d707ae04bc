import { beforeEach, expect, test } from 'vitest'
import { keepLocaleOnAccount, localeAtSignIn } from '@/lib/features/preferences/mutations'
import type { Session } from '@/lib/server/session'
import { addMember } from '@/tests/support/worksheets'

let session: Session

beforeEach(async () => {
  session = { userId: (await addMember('editor')).userId, sessionVersion: 1 }
})

test('another browser gets the language that was chosen, whatever was chosen in it', async () => {
  await keepLocaleOnAccount(session, 'en')
  expect(await localeAtSignIn(session, null)).toBe('en')
  expect(await localeAtSignIn(session, 'ja')).toBe('en')
})

test('what was chosen before signing in is kept on an account that has no language yet', async () => {
  expect(await localeAtSignIn(session, null)).toBeNull()
  expect(await localeAtSignIn(session, 'en')).toBe('en')
  expect(await localeAtSignIn(session, null)).toBe('en')
})

test('a session that was ended changes nothing', async () => {
  await keepLocaleOnAccount({ ...session, sessionVersion: 0 }, 'en')
  expect(await localeAtSignIn(session, null)).toBeNull()
})
