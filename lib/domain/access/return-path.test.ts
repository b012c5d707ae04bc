import { expect, it } from 'vitest'
import { returnPath } from './return-path'

it.each([
  ['/w/acme/worksheets', '/w/acme/worksheets'],
  ['/w/acme?row=3#work2', '/w/acme?row=3#work2'],
  ['/w/営業', '/w/%E5%96%B6%E6%A5%AD'],
])('keeps %s', (asked, path) => expect(returnPath(asked)).toBe(path))

it.each([
  null,
  undefined,
  '',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'w/acme',
])('answers the start page for %j', (asked) => expect(returnPath(asked)).toBe('/'))
