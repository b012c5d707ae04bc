import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { checkPassword, getAccount, newUserRow } from '@/lib/features/users/data'
import { changePassword, endSessions, renameUser } from '@/lib/features/users/mutations'
import { db } from '@/lib/server/db'
import type { KnownBrowser } from '@/lib/server/known-browser'
import { countAttempt } from '@/lib/server/rate-limit'
import { isCurrent } from '@/lib/server/session'
import { outcome } from '@/tests/support/outcome'

const password = 'seven purple otters dance'
const better = 'eight orange badgers sing'

let userId: string
let email: string

beforeEach(async () => {
  email = `${randomUUID()}@example.com`
  const user = await db().user.create({ data: await newUserRow({ email, name: 'Hanako', password }) })
  userId = user.id
})

const check = (secret: string, address = '192.0.2.1', browser: KnownBrowser | null = null) =>
  checkPassword({ email, password: secret, address, browser })

test('the right password opens the account, whatever the case of the e-mail', async () => {
  expect(await check(password)).toEqual({ userId, sessionVersion: 1 })
  const shouted = { email: ` ${email.toUpperCase()} `, password, address: '192.0.2.1', browser: null }
  expect(await checkPassword(shouted)).toEqual({ userId, sessionVersion: 1 })
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  expect(await check(better)).toBeNull()
  const attempt = { password, address: '192.0.2.2', browser: null }
  expect(await checkPassword({ ...attempt, email: 'nobody@example.com' })).toBeNull()
  expect(await checkPassword({ ...attempt, email: 'not an e-mail' })).toBeNull()
})

test('guessing is stopped for that account and address, not for the person elsewhere', async () => {
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, guess) => outcome(check(`guess ${guess}`))))
  expect(guesses.filter((result) => result === 'tooManyRequests')).toHaveLength(2)
  expect(await outcome(check(password))).toBe('tooManyRequests')
  expect(await check(password, '192.0.2.7')).toEqual({ userId, sessionVersion: 1 })
})

test('a stranger who uses up every limit does not keep the person out of a browser they used before', async () => {
  const address = '192.0.2.5'
  for (let guess = 0; guess < 100; guess++) {
    await countAttempt('accountAnywhere', email)
    await countAttempt('address', address)
  }
  expect(await outcome(check(password, '192.0.2.6'))).toBe('tooManyRequests')
  const browser = { browserId: randomUUID(), userId }
  expect(await check(password, address, browser)).toEqual({ userId, sessionVersion: 1 })

  const another = { browserId: randomUUID(), userId: randomUUID() }
  expect(await outcome(check(password, '192.0.2.6', another))).toBe('tooManyRequests')
})

test('a browser left behind is no place to guess from', async () => {
  const browser = { browserId: randomUUID(), userId }
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, guess) => outcome(check(`guess ${guess}`, `192.0.2.${guess}`, browser))),
  )
  expect(guesses.filter((result) => result === 'tooManyRequests')).toHaveLength(2)
})

test('a right password takes earlier mistakes back', async () => {
  const address = '192.0.2.8'
  for (let round = 0; round < 3; round++) {
    for (let guess = 0; guess < 9; guess++) await check(`guess ${guess}`, address)
    expect(await check(password, address)).not.toBeNull()
  }
})

test('a composed and a decomposed password are the same', async () => {
  const composed = 'がっこう の きょうしつ 37 ばん'
  await changePassword(userId, { currentPassword: password, newPassword: composed })
  expect(await check(composed.normalize('NFD'), '192.0.2.9')).not.toBeNull()
})

test('changing the password ends other sessions and keeps the one that changed it', async () => {
  const session = await changePassword(userId, { currentPassword: password, newPassword: better })
  expect(await isCurrent({ userId, sessionVersion: 1 })).toBe(false)
  expect(await isCurrent(session)).toBe(true)
  expect(await check(password)).toBeNull()
  expect(await check(better)).toEqual(session)
})

test('a password is changed only by who knows the current one, and only to a strong one', async () => {
  expect(await outcome(changePassword(userId, { currentPassword: better, newPassword: better }))).toBe(
    'currentPassword',
  )
  const weak = { currentPassword: password, newPassword: 'Hanako2026' }
  expect(await outcome(changePassword(userId, weak))).toBe('newPassword')
  expect(await isCurrent({ userId, sessionVersion: 1 })).toBe(true)
})

test('of two changes in the same moment one is refused', async () => {
  const change = () => outcome(changePassword(userId, { currentPassword: password, newPassword: better }))
  expect((await Promise.all([change(), change()])).sort()).toEqual(['conflict', 'ok'])
})

test('signing out everywhere ends every session', async () => {
  await endSessions(userId)
  expect(await isCurrent({ userId, sessionVersion: 1 })).toBe(false)
})

test('a person is known by the new name', async () => {
  await renameUser(userId, '田中 花子')
  expect(await getAccount(userId)).toEqual({ id: userId, email, name: '田中 花子' })
})
