// npm test: every check and every test of the project, with one line of figures at the end.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { installMissing } from './install.mjs'
import { runCommand, say, sentence } from './operator.mjs'

const PROGRAMS = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  typescript: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

const RESULTS = 'test-results'
const ONE_PASSED = { passed: 1, failed: 0, skipped: 0 }
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 }
const total = { passed: 0, failed: 0, skipped: 0 }

await runCommand(async () => {
  process.chdir(path.resolve(import.meta.dirname, '..'))
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  await installMissing({ dev: true })
  const { buildIfStale, generateSources } = await import('./build.mjs')
  const { prepareBrowser } = await import('./browser.mjs')
  fs.mkdirSync(RESULTS, { recursive: true })

  const browser = prepareBrowser()
  await step('generated sources', () => generateSources(`${RESULTS}/build.log`).then(() => ONE_PASSED))
  // Two cores: the slow pair side by side, the quick ones behind them.
  await Promise.all([
    step('types', types),
    (async () => {
      await step('lint', () => passes('eslint', '.', '--max-warnings', '0'))
      await step('format', () => passes('prettier', '--check', '.'))
      await step('structure', () => passes('scripts/check-structure.mjs'))
      await step('messages', () => passes('scripts/check-messages.mjs'))
    })(),
  ])
  await step('unit and integration', vitest)
  await step('production build', () => buildIfStale(`${RESULTS}/build.log`).then(() => ONE_PASSED))
  await step('faults, in short', () => passes('tsx', 'tests/faults/run.mts', '--times', '2'))
  if (browser) await step('end to end', () => playwright(browser))
  else await step('end to end', noBrowser)

  if (total.skipped > 0) process.stdout.write(`${total.skipped} skipped\n`)
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
  process.exit(total.failed > 0 ? 1 : 0)
})

/** Runs one step, whatever happens in it, and adds its figures to the total. */
async function step(name, run) {
  const began = performance.now()
  const result = await run().catch((error) => {
    process.stderr.write(`${sentence(error)}\n`)
    return ONE_FAILED
  })
  for (const key of Object.keys(total)) total[key] += result[key]
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(
    `${result.failed > 0 ? '✗' : '✓'} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)\n`,
  )
  return result.failed === 0
}

/** A check counts as one test. Its output is shown only when it fails. */
async function passes(program, ...args) {
  const { code, output } = await node(program, args, 'pipe')
  if (code !== 0) process.stdout.write(output)
  return code === 0 ? ONE_PASSED : ONE_FAILED
}

/** Next writes the types of the routes first. */
async function types() {
  const routes = await passes('next', 'typegen')
  return routes.failed > 0 ? routes : passes('typescript', '--noEmit')
}

async function vitest() {
  const report = `${RESULTS}/vitest.json`
  return counted(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {},
    report,
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    }),
  )
}

async function playwright(browser) {
  const report = `${RESULTS}/playwright.json`
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  return counted('playwright', ['test', '--reporter=list,json'], env, report, ({ stats }) => {
    // The list above names them: a journey that needs its second try again and again is to be mended.
    if (stats.flaky > 0) process.stdout.write(`${stats.flaky} passed at the second try only\n`)
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
  })
}

/** A runner that ends badly without naming a failed test (a crash, a file that does not load) counts as one failure. */
async function counted(program, args, env, report, read) {
  fs.rmSync(report, { force: true })
  const { code } = await node(program, args, 'inherit', env)
  if (!fs.existsSync(report)) return ONE_FAILED
  const result = read(JSON.parse(fs.readFileSync(report, 'utf8')))
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

async function noBrowser() {
  say(
    'ブラウザのテストには Chromium が必要です。入れてから（または CHROMIUM_PATH に場所を指定して）、もう一度実行してください。',
    'The browser tests need a Chromium: install one (or name it in CHROMIUM_PATH) and try again.',
  )
  return ONE_FAILED
}

async function node(program, args, output, env = {}) {
  const child = spawn(process.execPath, [PROGRAMS[program] ?? program, ...args], {
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', output, output],
  })
  let text = ''
  child.stdout?.on('data', (data) => (text += data))
  child.stderr?.on('data', (data) => (text += data))
  const [code] = await once(child, 'close')
  return { code, output: text }
}
