import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** A further app process of the production build on the given database. */
export async function startAppProcess(port: number, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const answers = () =>
    fetch(`http://localhost:${port}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
  for (let tries = 0; tries < 1_200; tries++) {
    if (await answers()) return child
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error('the second app process did not answer')
}

/** Ends it whatever it is doing: open streams would keep `next start` from ending by itself. */
export async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
