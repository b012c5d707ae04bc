// Both languages hold the same messages, every message that the code names, and none that nothing can name.
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
const sources = tracked.split('\n').filter((name) => /\.tsx?$/.test(name) && fs.existsSync(name))
const texts = new Map(sources.map((file) => [file, fs.readFileSync(file, 'utf8')]))
for (const [file, text] of texts) {
  for (const key of namedIn(text)) {
    const known = languages.ja.has(key) || [...languages.ja].some((other) => other.startsWith(`${key}.`))
    if (!known) problems.push(`${file} names ${key}, which no language holds`)
  }
}

const words = new Set([...texts.values()].flatMap((text) => text.match(/[\w-]+/g) ?? []))
const patterns = [...texts.values()].flatMap(patternsIn)
for (const key of languages.ja) {
  const steps = key.split('.')
  const tails = steps.map((_, from) => steps.slice(from).join('.'))
  const nameable = words.has(steps.at(-1)) || tails.some((tail) => patterns.some((pattern) => pattern.test(tail)))
  if (!nameable) problems.push(`nothing names ${key}`)
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

/** The names that a file may put together: `words.${word}Text` is any of `words.…Text`. */
function patternsIn(text) {
  const templates = text.match(/`[\w.-]*(?:\$\{[^`}]*\}[\w.-]*)+`/g) ?? []
  return templates.flatMap((template) => {
    const parts = template.slice(1, -1).split(/\$\{[^}]*\}/)
    const literal = parts.some((part) => /\w/.test(part))
    return literal ? new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`) : []
  })
}
