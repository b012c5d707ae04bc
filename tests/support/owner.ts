import fs from 'node:fs'
import path from 'node:path'

/** The person who sets up the installation of the browser tests, and is signed in when a journey begins. */
export const owner = { name: '山田 花子', email: 'owner@example.com', password: 'correct-horse-battery-staple-42' }

/** The workspace made at set-up: its name on the screen. */
export const workspaceName = 'ブラウザテスト'

/** The folder of the product under test. */
export function dataFolder(): string {
  const folder = process.env.E2E_DATA_DIR
  if (!folder) throw new Error('playwright.config.ts names the folder')
  return folder
}

/** Where the owner's signed-in session is kept for the journeys (Playwright's storage state). */
export const ownerState = () => path.join(dataFolder(), 'owner.json')

/** What the terminal shows at the first start. */
export const setupCode = () => fs.readFileSync(path.join(dataFolder(), 'setup-code'), 'utf8').trim()
