import { expect, it } from 'vitest'
import { lineSchema, nameSchema } from './line'

it.each([
  ['  チームA  ', 'チームA'],
  ['two\r\nlines\tand a tab', 'two lines and a tab'],
  ['a\0b', 'a b'],
  ['half \ud83d of a pair', 'half   of a pair'],
  ['😀 whole', '😀 whole'],
])('takes %j as %j', (typed, line) => expect(lineSchema.parse(typed)).toBe(line))

it('refuses a name that shows nothing, or too much', () => {
  const problem = (typed: string) => nameSchema(5).safeParse(typed).error?.issues[0]?.message
  expect(problem(' \0\n ')).toBe('required')
  expect(problem('123456')).toBe('tooLong')
  expect(problem(' 12345 ')).toBeUndefined()
})
