import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { ROOM } from './tests/support/room'

// Workers read this file again: what the first reading chose travels to them in the environment.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA_DIR ??= fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-e2e-'))

export default defineConfig({
  testDir: 'tests/e2e',
  globalTeardown: './tests/support/remove-data.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 1,
  // A browser on a machine with other work now and then misses a wait. The second try is counted and named by npm test.
  retries: 1,
  forbidOnly: true,
  outputDir: 'test-results/e2e',
  reporter: 'list',
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://localhost:${process.env.E2E_PORT}/api/health/live`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: process.env.E2E_PORT, DATA_DIR: process.env.E2E_DATA_DIR, LOG_LEVEL: 'warn' },
    stderr: 'pipe',
  },
  projects: [
    // A fresh installation is set up in the browser once; every other journey begins signed in as its owner.
    { name: 'set-up', testMatch: 'set-up.spec.ts' },
    {
      name: 'journeys',
      testIgnore: 'set-up.spec.ts',
      dependencies: ['set-up'],
      use: { storageState: path.join(process.env.E2E_DATA_DIR, 'owner.json') },
    },
  ],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-first-failure',
    launchOptions: {
      executablePath:
        process.env.CHROMIUM_PATH ?? (fs.existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined),
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
        ...['--disable-component-update', '--disable-sync', `--host-resolver-rules=MAP ${ROOM} 127.0.0.1`],
      ],
    },
  },
})

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The probe has no port')
  return address.port
}
