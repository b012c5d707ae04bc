// What the linter cannot see: which files a feature may consist of, and how long a file may grow.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const LONGEST_FILE = 400
const LONGEST_PAGE = 50
const FEATURE_FILES = /^(schema|types|data|loaders|mutations|actions|service)(\.test)?\.ts$/
const LIB_FOLDERS = new Set(['client', 'domain', 'excel', 'features', 'server'])
const SOURCE = /\.(ts|tsx|mts|mjs|js)$/

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
const files = tracked.split('\n').filter((file) => SOURCE.test(file) && fs.existsSync(file))
const problems = files.flatMap((file) => problemsOf(file).map((problem) => `${file}: ${problem}`))

for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

function problemsOf(file) {
  const text = fs.readFileSync(file, 'utf8')
  const lines = text.trimEnd().split('\n').length
  const [first, second, ...rest] = file.split('/')
  const found = []

  if (lines > LONGEST_FILE) found.push(`${lines} lines, more than ${LONGEST_FILE}: give its parts files of their own`)
  if (first === 'app' && path.basename(file) === 'page.tsx' && lines > LONGEST_PAGE) {
    found.push(`${lines} lines, more than ${LONGEST_PAGE}: a page only routes; move the work to components or a loader`)
  }
  if (first === 'lib' && (rest.length === 0 || !LIB_FOLDERS.has(second))) {
    found.push(`lib/ holds only ${[...LIB_FOLDERS].join(', ')}`)
  }
  if (first === 'lib' && second === 'features' && !(rest.length === 2 && FEATURE_FILES.test(rest[1]))) {
    found.push('a feature consists of schema, types, data, loaders, mutations, actions, service and their tests')
  }
  if (first !== 'scripts' && isBarrel(text)) found.push('only passes on what other files export: import those instead')
  return found
}

function isBarrel(text) {
  const statements = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').trim()
  return (
    statements !== '' && statements.split(/\n(?=export|import)/).every((part) => /^export\b[^=]*\bfrom\b/.test(part))
  )
}
