import { expect, it } from 'vitest'
import { readBytes, readJson } from './body'
import { AppError } from './errors'

const LIMIT = 1_000

/** A request whose body arrives in pieces of 100 bytes; `taken` counts those that were asked for. */
function arriving(pieces: number) {
  const taken = { pieces: 0 }
  const body = new ReadableStream({
    pull(controller) {
      if (taken.pieces++ < pieces) controller.enqueue(new Uint8Array(100))
      else controller.close()
    },
  })
  return { taken, request: new Request('http://localhost', { method: 'POST', body, duplex: 'half' } as RequestInit) }
}

const code = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof AppError ? error.code : 'another error'),
  )

it('reads a body up to its limit', async () => {
  expect(await readBytes(arriving(10).request, LIMIT)).toHaveLength(LIMIT)
})

it('hears a body that is a little too long to its end, so that the browser gets to read the answer', async () => {
  const { request, taken } = arriving(20)
  expect(await code(readBytes(request, LIMIT))).toBe('tooLarge')
  expect(taken.pieces).toBeGreaterThan(20)
})

it('stops listening to one that does not end', async () => {
  const { request, taken } = arriving(Infinity)
  expect(await code(readBytes(request, LIMIT))).toBe('tooLarge')
  expect(taken.pieces).toBeLessThan(50)
})

it('refuses what is no JSON', async () => {
  expect(await code(readJson(new Request('http://localhost', { method: 'POST', body: '{' }), LIMIT))).toBe('badInput')
})
