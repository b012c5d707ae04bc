import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/domain/core/text'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'

type Tree = { [key: string]: string | Tree }

/** Every message under its dotted key. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

const messages = { ja: flatten(ja), en: flatten(en) }

/** The names a message expects values for: `{name}`, `{count, plural, …}`, `<link>`; not the words of a branch, `one {row}`. */
function valuesOf(message: string): string[] {
  const names = [...message.matchAll(/(?<!(?:one|other|=\d) )\{(\w+)\s*[,}]|<(\w+)>/g)].map(
    ([, value, tag]) => value ?? tag ?? '',
  )
  return [...new Set(names)].sort()
}

describe('messages', () => {
  it('exist in both languages', () => {
    expect([...messages.en.keys()].sort()).toEqual([...messages.ja.keys()].sort())
  })

  it('expect the same values in both languages', () => {
    const differing = [...messages.ja].filter(
      ([key, text]) => valuesOf(text).join() !== valuesOf(messages.en.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it.each(locales)('can be said, in %s', (locale) => {
    const faults: string[] = []
    const t = createTranslator<Record<string, string>>({
      locale,
      // A dot would be read as a path; the flat map makes each key one step.
      messages: Object.fromEntries([...messages[locale]].map(([key, text]) => [key.replaceAll('.', '/'), text])),
      onError: (error) => faults.push(error.message),
    })
    for (const [key, text] of messages[locale]) {
      const tag = (name: string) => text.includes(`<${name}>`)
      const values = valuesOf(text).map((name) => [name, tag(name) ? (chunks: string) => chunks : 1])
      if (t.markup(key.replaceAll('.', '/'), Object.fromEntries(values)).trim() === '') faults.push(`${key} is empty`)
    }
    expect(faults).toEqual([])
  })
})
