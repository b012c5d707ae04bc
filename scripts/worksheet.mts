import { argv, env, exit as end, stderr, stdout } from 'node:process'
import type { Locale } from '../lib/domain/core/text'

/**
 * The codec from the command line, without server or database:
 *   npm run --silent worksheet -- inspect FILE… [--json] [--include-example]
 *   npm run --silent worksheet -- convert IN.xlsx OUT.xlsx --format v1.1
 *   npm run --silent worksheet -- merge BASE.xlsx THEIRS.xlsx OURS.xlsx [--json]
 *   npm run --silent worksheet -- writeback ORIGINAL.xlsx CHANGES.json OUT.xlsx [--report]
 * Exit 0: fine; 1: a file is no worksheet or cannot be read; 2: wrong usage.
 * Messages are Japanese when the locale (LC_ALL, LC_MESSAGES, LANG) is, else English.
 */

const usage = {
  ja: `使い方:
  npm run --silent worksheet -- inspect ファイル… [--json] [--include-example]
  npm run --silent worksheet -- convert 入力.xlsx 出力.xlsx --format v1.0|v1.1|v1.2|v2.0
  npm run --silent worksheet -- merge 元.xlsx 相手.xlsx 自分.xlsx [--json]
  npm run --silent worksheet -- writeback 元のファイル.xlsx 変更.json 出力.xlsx [--report]`,
  en: `Usage:
  npm run --silent worksheet -- inspect FILE… [--json] [--include-example]
  npm run --silent worksheet -- convert IN.xlsx OUT.xlsx --format v1.0|v1.1|v1.2|v2.0
  npm run --silent worksheet -- merge BASE.xlsx THEIRS.xlsx OURS.xlsx [--json]
  npm run --silent worksheet -- writeback ORIGINAL.xlsx CHANGES.json OUT.xlsx [--report]`,
}

type Command = (args: string[], locale: Locale) => Promise<number | 'usage'>

const commands: Record<string, () => Promise<Command>> = {
  convert: async () => (await import('./worksheet/convert.mts')).convert,
  inspect: async () => (await import('./worksheet/inspect.mts')).inspect,
  merge: async () => (await import('./worksheet/merge.mts')).merge,
  writeback: async () => (await import('./worksheet/writeback.mts')).writeback,
}

// A reader that has seen enough (`… | head`) closes the pipe: that is no failure of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  end(0)
})

const locale: Locale = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('ja') ? 'ja' : 'en'
const [name = '', ...args] = argv.slice(2)
const command = Object.hasOwn(commands, name) ? await commands[name]!() : null
const exit = command ? await command(args, locale) : 'usage'
if (exit === 'usage') stderr.write(`${usage[locale]}\n`)
// Not process.exit(): it would cut off output that a pipe has not taken yet.
process.exitCode = exit === 'usage' ? 2 : exit
