import { expect, test } from 'vitest'
import { Splices } from './splices'

test('what is inserted where a replacement begins stands before it, whichever was asked for first', () => {
  const splices = new Splices()
  splices.replace(1, 3, 'X')
  splices.insert(1, 'a')
  splices.insert(1, 'b')
  expect(splices.apply(Buffer.from('0123')).toString()).toBe('0abX3')
})
