import { expect, test } from 'vitest'
import { fileRefusal } from './route'

test('a file that only came at the wrong moment may be sent again; any other is refused for good', async () => {
  const busy = fileRefusal({ code: 'busy' }, 'en')
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await busy.json()).toEqual({ error: { code: 'busy', message: expect.stringContaining('try again') } })
  const damaged = fileRefusal({ code: 'damaged' }, 'ja')
  expect([damaged.status, damaged.headers.get('retry-after')]).toEqual([422, null])
})
