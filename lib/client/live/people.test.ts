import { expect, test } from 'vitest'
import type { PresentPerson } from '../../domain/live/live'
import { foremost } from './people'

const person = (name: string, typing: boolean): PresentPerson => ({
  clientId: name,
  userId: name,
  name,
  useCaseId: 'row',
  field: 'problem',
  typing,
})

test('of several people in one cell the one who types is shown, whoever came first', () => {
  expect(foremost([person('佐藤', false), person('鈴木', true), person('高橋', false)]).name).toBe('鈴木')
  expect(foremost([person('佐藤', false), person('鈴木', false)]).name).toBe('佐藤')
})
