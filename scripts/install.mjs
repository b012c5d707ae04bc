// Installs what package-lock.json names and node_modules lacks. Uses nothing but Node itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { isDiskFull, OperatorError, say } from './operator.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')

/**
 * @param {{ dev: boolean }} need whether the tools of `npm test` and `npm run dev` are needed too
 * @throws {OperatorError} when npm cannot install
 */
export async function installMissing({ dev }) {
  if (isInstalled({ dev })) return
  say('必要な部品を入れています（初回は数分かかります）…', 'Installing packages (a few minutes the first time) …')
  // Install scripts would only download what we do not use, and fail where there is no network.
  const output = await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!isInstalled({ dev })) throw explain(output)
}

function isInstalled({ dev }) {
  const installed = readLock(path.join(ROOT, 'node_modules/.package-lock.json'))
  if (!installed) return false
  const wanted = readLock(path.join(ROOT, 'package-lock.json'))
  return Object.entries(wanted).every(([name, { version, optional, dev: onlyDev, devOptional }]) => {
    if (name === '' || optional || devOptional || (onlyDev && !dev)) return true // optional: other platforms' packages
    return installed[name]?.version === version
  })
}

function readLock(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined
}

async function npm(args) {
  // The npm that runs us, where there is one: on Windows "npm" is a script that cannot be started directly.
  const self = process.env.npm_execpath
  const [command, ...first] = self ? [process.execPath, self] : ['npm']
  const child = spawn(command, [...first, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  await once(child, 'close')
  return output
}

function explain(output) {
  if (isDiskFull({ message: output })) return new Error(output)
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH/.test(output)) {
    return new OperatorError(
      'ネットワークにつながらないため、部品を入れられませんでした。接続（プロキシの設定を含む）を確かめて、もう一度実行してください。',
      'Packages could not be installed because the network cannot be reached. Check the connection (and proxy settings) and try again.',
    )
  }
  const reason = output.trim().split('\n').slice(0, 3).join(' ')
  return new OperatorError(
    `部品を入れられませんでした（${reason}）。「npm ci」を実行して原因を確かめてください。`,
    `Packages could not be installed (${reason}). Run "npm ci" to see why.`,
  )
}
