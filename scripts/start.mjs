// npm start: from a fresh clone to a served product. Only what needs no package is imported at the top; the rest can be
// loaded once the packages are installed.
import './require-node.mjs'
import path from 'node:path'
import { installMissing } from './install.mjs'
import { OperatorError, runCommand, say, sentence } from './operator.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')

await runCommand(async () => {
  process.chdir(ROOT)
  process.env.NODE_ENV = 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const port = readPort()
  await installMissing({ dev: false })

  const { authSecret, makeDataFolder, setupCode } = await import('./data-folder.mjs')
  const { openDatabase } = await import('./database.mjs')
  const { buildIfStale } = await import('./build.mjs')
  const { assertPortFree, lanAddresses, serve } = await import('./serve.mjs')

  const folder = makeDataFolder(path.resolve(process.env.DATA_DIR ?? '.data'))
  const opening = openDatabase(folder, () => void stopAll(1))
  let server

  let stopping
  async function stopAll(exitCode) {
    stopping ??= (async () => {
      await server?.stop()
      // Also when it is still being opened: a database left behind would be a program that nobody knows of.
      const database = await opening.catch(() => undefined) // it told of its failure, and stopped, itself
      await database?.stop()
    })().catch((error) => process.stderr.write(`${sentence(error)}\n`))
    await stopping
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stopAll(0))
  stopWithNpm(() => void stopAll(0))

  try {
    const database = await opening
    await assertPortFree(port)
    await buildIfStale(path.join(folder, 'build.log'))
    process.env.DATABASE_URL = database.url
    process.env.AUTH_SECRET ??= authSecret(folder)
    process.env.SETUP_CODE ??= setupCode(folder)
    server = await serve(port)
    welcome(port, lanAddresses(), await database.hasUser())
  } catch (error) {
    if (stopping) return
    process.stderr.write(`${sentence(error)}\n`)
    await stopAll(1)
  }
})

/** npm passes SIGTERM to its shell, which ends without passing it on: we notice that our parent has changed. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}

function readPort() {
  const text = process.env.PORT ?? '3000'
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new OperatorError(
    `PORT には 1〜65535 の番号を指定してください（いまは「${text}」）。`,
    `PORT must be a number from 1 to 65535 (it is "${text}").`,
  )
}

function welcome(port, addresses, hasUser) {
  say('', '')
  say(`  勝ち筋 Kachisuji   http://localhost:${port}`, `  Kachisuji   http://localhost:${port}`)
  for (const address of addresses.slice(0, 2)) {
    say(
      `  同じ部屋のほかの端末から   http://${address}:${port}`,
      `  From other machines in the room   http://${address}:${port}`,
    )
  }
  if (!hasUser) {
    const code = process.env.SETUP_CODE
    say(
      `  はじめに：上の URL を開き、セットアップコード ${code} を入力して管理者を登録してください。`,
      `  First: open the address above and register the owner with the set-up code ${code}`,
    )
  }
  say('  終了は Ctrl+C（データは保存されています）', '  Stop with Ctrl+C (everything is saved)')
  say('', '')
}
