import { describe, expect, it } from 'vitest'
import { isLocale, preferredLocale } from './locale'

describe('preferredLocale', () => {
  it.each([
    [null, 'ja'],
    ['', 'ja'],
    ['en', 'en'],
    ['en-GB,ja;q=0.8', 'en'],
    ['ja,en;q=0.9', 'ja'],
    ['en;q=0.4, ja-JP;q=0.7', 'ja'],
    ['fr-FR,de;q=0.9,en;q=0.1', 'en'],
    ['fr, *;q=0.5', 'ja'],
    ['en;q=0, ja;q=0.1', 'ja'],
    ['en;q=nonsense', 'en'],
  ] as const)('%s → %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale)
  })
})

it('knows its own languages and no other', () => {
  expect(['ja', 'en', 'fr', '', undefined].filter(isLocale)).toEqual(['ja', 'en'])
})
