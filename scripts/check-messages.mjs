// Both languages hold the same messages, and every message that the code names.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

const languages = { ja: keysOf('ja'), en: keysOf('en') }
const problems = []

for (const key of languages.ja) if (!languages.en.has(key)) problems.push(`messages/en.json lacks ${key}`)
for (const key of languages.en) if (!languages.ja.has(key)) problems.push(`messages/ja.json lacks ${key}`)

const tracked = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib'],
  {
    encoding: 'utf8',
  },
)
for (const file of tracked.split('\n').filter((name) => /\.tsx?$/.test(name) && fs.existsSync(name))) {
  for (const key of namedIn(fs.readFileSync(file, 'utf8'))) {
    const known = languages.ja.has(key) || [...languages.ja].some((other) => other.startsWith(`${key}.`))
    if (!known) problems.push(`${file} names ${key}, which no language holds`)
  }
}

for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

/** The dotted names of all messages of a language. */
function keysOf(language) {
  const keys = (value, name) =>
    typeof value === 'string'
      ? [name]
      : Object.entries(value).flatMap(([key, inner]) => keys(inner, name ? `${name}.${key}` : key))
  return new Set(keys(JSON.parse(fs.readFileSync(`messages/${language}.json`, 'utf8')), ''))
}

/** Messages that a file names in full: `const t = useTranslations('nav')` and then `t('members')`. */
function namedIn(text) {
  const translators = text.matchAll(
    /const (\w+) = (?:await )?(?:useTranslations|getTranslations)\(\s*(?:'([\w.]+)'|\{[^}]*namespace: '([\w.]+)'[^}]*\})?\s*\)/g,
  )
  const namespaces = new Map()
  for (const [, name, plain, named] of translators) {
    namespaces.set(name, [...(namespaces.get(name) ?? []), plain ?? named ?? ''])
  }
  return [...namespaces].flatMap(([name, spaces]) => {
    const uses = text.matchAll(new RegExp(`\\b${name}(?:\\.(?:rich|markup|raw|has))?\\(\\s*'([\\w.-]+)'`, 'g'))
    // Two functions of a file may call their translators alike: the message must exist in one of the namespaces.
    return [...uses].flatMap(([, key]) => {
      const full = spaces.map((space) => (space ? `${space}.${key}` : key))
      return full.some((candidate) => languages.ja.has(candidate)) ? [] : [full[0]]
    })
  })
}
