import { expect, it } from 'vitest'
import { slugFrom } from './slug'

it.each([
  ['Acme Inc.', 'acme-inc'],
  ['  Café — 2026 ', 'cafe-2026'],
  ['ＡＢＣ商事', 'abc'],
  ['株式会社サンプル', ''],
  ['🙂', ''],
  ['x'.repeat(39) + ' y', 'x'.repeat(39)],
])('%s → %s', (name, slug) => expect(slugFrom(name)).toBe(slug))
