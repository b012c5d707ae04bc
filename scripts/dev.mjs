// npm run dev: the product with hot reload, on an embedded database of its own.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { installMissing } from './install.mjs'
import { runCommand, say } from './operator.mjs'

await runCommand(async () => {
  process.chdir(path.resolve(import.meta.dirname, '..'))
  await installMissing({ dev: true })
  const { authSecret, makeDataFolder, setupCode } = await import('./data-folder.mjs')
  const { openDatabase } = await import('./database.mjs')
  const { generateSources } = await import('./build.mjs')

  const folder = makeDataFolder(path.resolve(process.env.DATA_DIR ?? '.data/dev'))
  await generateSources(path.join(folder, 'build.log'))
  let server
  const database = await openDatabase(folder, () => server?.kill())
  process.env.DATABASE_URL = database.url
  process.env.AUTH_SECRET ??= authSecret(folder)
  process.env.SETUP_CODE ??= setupCode(folder)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  if (!(await database.hasUser()))
    say(`セットアップコード: ${process.env.SETUP_CODE}`, `Set-up code: ${process.env.SETUP_CODE}`)

  server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'dev'], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  server.once('close', (code) => void database.stop().then(() => process.exit(code ?? 0)))
})
