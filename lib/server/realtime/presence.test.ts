import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { Presence } from './presence'

const worksheet = randomUUID()
const person = (name: string) => ({ clientId: randomUUID(), userId: randomUUID(), name })
const anywhere = { useCaseId: null, field: null, typing: false }
const [sato, suzuki] = [person('佐藤'), person('鈴木')]

let now: number
let shown: number
let presence: Presence

function process(processId: string, tell: (message: string) => void): Presence {
  return new Presence({
    processId,
    tell: (_, message) => tell(message.slice('presence '.length)),
    changed: () => shown++,
    now: () => now,
  })
}
const names = (of = presence) => of.people(worksheet).map(({ name }) => name)
/** Seconds pass, one tick each; who is `awake` says so every three of them, as a browser does. */
function wait(seconds: number, awake: (typeof sato)[]) {
  for (let second = 1; second <= seconds; second++) {
    now += 1_000
    if (second % 3 === 0) for (const { clientId, userId } of awake) presence.move(worksheet, clientId, userId, anywhere)
    presence.tick()
  }
}

beforeEach(() => {
  now = 1_000_000
  shown = 0
  presence = process('here', () => undefined)
})

test('who loses their connection without a word is gone within 15 seconds, and back with their next word', () => {
  presence.here(worksheet, sato)
  presence.here(worksheet, suzuki)
  wait(30, [sato, suzuki])
  expect(names()).toEqual(['佐藤', '鈴木'])
  wait(9, [sato])
  expect(names()).toEqual(['佐藤', '鈴木'])
  wait(6, [sato])
  expect(names()).toEqual(['佐藤'])
  expect(presence.move(worksheet, suzuki.clientId, suzuki.userId, anywhere)).toBe(true)
  expect(names()).toEqual(['佐藤', '鈴木'])
})

test('who is alone has nobody to tell: they are still there when somebody comes, and then have to say so', () => {
  presence.here(worksheet, sato)
  wait(600, [])
  presence.here(worksheet, suzuki)
  wait(9, [suzuki])
  expect(names()).toEqual(['佐藤', '鈴木'])
  wait(6, [suzuki])
  expect(names()).toEqual(['鈴木'])
})

test('the browsers of a worksheet are asked for word every four seconds', () => {
  presence.here(worksheet, sato)
  presence.here(worksheet, suzuki)
  shown = 0
  wait(12, [sato, suzuki])
  expect(shown).toBe(3)
})

test('another process hears at once that somebody fell silent, and forgets whom it hears nothing of', () => {
  const other = process('there', () => undefined)
  presence = process('here', (message) => other.hear(message))
  presence.here(worksheet, sato)
  presence.here(worksheet, suzuki)
  wait(8, [sato])
  expect(names(other)).toEqual(['佐藤', '鈴木'])
  wait(7, [sato])
  expect(names(other)).toEqual(['佐藤'])
  now += 15_000
  other.tick()
  expect(names(other)).toEqual([])
})
