import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const resolve = {
  alias: {
    '@': root,
    // Outside Next's server bundle this marker package throws on import.
    'server-only': path.join(root, 'node_modules/next/dist/compiled/server-only/empty.js'),
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{app,components,lib,scripts,tests/fuzz}/**/*.test.{ts,tsx,mts}'],
          setupFiles: ['tests/support/console-error.ts'],
          // What takes one second alone takes several where everything runs at once on two cores.
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-server.ts'],
          setupFiles: ['tests/support/database.ts', 'tests/support/console-error.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
})
