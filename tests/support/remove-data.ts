import fs from 'node:fs'

/** Playwright's global tear-down: the server has ended, its folder goes. */
export default function removeData(): void {
  if (process.env.E2E_DATA_DIR) fs.rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true })
}
