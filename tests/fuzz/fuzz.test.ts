import { beforeAll, expect, test } from 'vitest'
import { buildWorker } from '../../scripts/build-worker.mjs'
import { intakeErrorText } from '../../lib/domain/worksheet/intake-errors'
import { attempt, mutantOf, sources } from './read.mts'

/** The beginning of `npm run fuzz`, which reads two thousand. */
const COUNT = 40

beforeAll(async () => {
  await buildWorker()
})

test('a seed makes the same file every time', () => {
  expect(mutantOf(7)).toEqual(mutantOf(7))
})

test('files changed at random end in a worksheet or a named refusal', { timeout: 120_000 }, async () => {
  const outcomes: string[] = []
  for (let seed = 1; seed <= COUNT; seed++) outcomes.push((await attempt(seed)).outcome)
  const refusals = outcomes.filter((outcome) => outcome !== 'worksheet')
  for (const code of refusals) {
    expect(intakeErrorText({ code: code as Parameters<typeof intakeErrorText>[0]['code'] }).ja).not.toBe('')
  }
  // A run in which nothing is read, or nothing refused, would try nothing.
  expect(refusals.length).toBeGreaterThan(COUNT / 10)
  expect(refusals.length).toBeLessThan(COUNT)
  expect(sources.length).toBeGreaterThan(90)
})
