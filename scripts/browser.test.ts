import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { installedChromium } from './browser.mjs'

afterEach(() => vi.unstubAllEnvs())

function folderOf(programs: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kachisuji-path-'))
  for (const [name, script] of Object.entries(programs)) {
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  }
  return folder
}

test('a browser that is there but does not start is passed over', () => {
  const folder = folderOf({ 'chromium-browser': 'echo "Install the snap first"; exit 1', 'google-chrome': 'echo 140' })
  vi.stubEnv('PATH', folder)
  vi.stubEnv('CHROMIUM_PATH', path.join(folder, 'missing'))
  expect(installedChromium()).toBe(path.join(folder, 'google-chrome'))
  fs.rmSync(folder, { recursive: true })
})
