import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import boundaries from 'eslint-plugin-boundaries'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

// The floors of docs/architecture.md as a table: what is not allowed here is refused. There is no allowlist:
// a file that needs more than its floor may have belongs on another floor.

const floor = (type, pattern, more) => ({ type, pattern, partialMatch: false, ...more })
const floors = [
  floor('app', 'app'),
  floor('ui', 'components/ui', { exclusive: true }),
  floor('components', 'components'),
  floor('feature', 'lib/features/*', { capture: ['noun'] }),
  floor('server', 'lib/server'),
  floor('excel', 'lib/excel'),
  floor('client', 'lib/client'),
  floor('domain', 'lib/domain'),
  floor('messages', 'messages'),
  floor('database', 'prisma/generated'),
  floor('scripts', 'scripts'),
]

const kinds = [
  { category: 'shape', pattern: '**/{schema,types}.ts' },
  { category: 'read', pattern: '**/data.ts' },
  { category: 'action', pattern: '**/actions.ts' },
  { category: 'test', pattern: '**/*.test.{ts,tsx}' },
]

const from = (...types) => ({ element: { types } })
const to = (...types) => ({ to: { element: { types } } })
const shape = { to: { element: { types: ['feature'] }, file: { categories: ['shape'] } } }
const action = { to: { element: { types: ['feature'] }, file: { categories: ['action'] } } }
const read = { to: { element: { types: ['feature'] }, file: { categories: ['read'] } } }
const packages = (...source) => ({ to: { module: { origin: 'external', source } } })
const builtIn = { to: { module: { origin: 'core' } } }

const imports = [
  { from: from('app'), allow: to('components', 'ui', 'feature', 'server', 'excel', 'client', 'domain', 'messages') },
  { from: from('components'), allow: [to('ui', 'client', 'domain'), shape, action] },
  { from: from('feature'), allow: [to('server', 'excel', 'domain', 'database'), shape, read] },
  { from: from('server'), allow: to('domain', 'messages', 'database') },
  { from: from('excel', 'client'), allow: to('domain') },
  { allow: { dependency: { relationship: { to: 'internal' } } } },

  // What browser and server share may not bring the server into the browser.
  {
    from: { file: { categories: ['shape'] } },
    disallow: { to: { element: { types: ['server', 'excel', 'database'] } } },
  },
  {
    from: { file: { categories: ['shape'] } },
    disallow: { to: { element: { types: ['feature'] }, file: { categories: { noneOf: ['shape'] } } } },
  },
  { disallow: { to: { file: { categories: ['test'] } } } },

  // Packages: each floor's own, the rest of the world kept out of the lower ones.
  {
    from: from('app', 'components', 'ui', 'feature', 'server', 'excel', 'client'),
    allow: packages('*', '*/*', '@*/**'),
  },
  { from: from('feature', 'server', 'excel', 'app'), allow: builtIn },
  { from: from('domain'), allow: packages('zod', 'fractional-indexing', '@lezer/*') },
  {
    from: from('app', 'components', 'ui', 'feature', 'server', 'client'),
    disallow: packages('exceljs', 'fflate', 'saxes'),
  },
  { from: from('app', 'components', 'ui', 'excel', 'client'), disallow: packages('pg', '@prisma/*') },
  { from: from('ui'), disallow: packages('next', 'next-intl', 'next-auth') },
  { from: { file: { categories: ['test'] } }, allow: [packages('*', '@*/**'), builtIn, to('scripts')] },

  // A page, route or component reaches the database through a feature, never itself.
  {
    from: from('app'),
    disallow: { to: { element: { types: ['server'] }, file: { path: '**/lib/server/{db,transact}.ts' } } },
  },
]

export default defineConfig([
  {
    ignores: [
      '.next*/**',
      'dist/**',
      'prisma/generated/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  nextVitals,
  nextTypescript,
  {
    rules: {
      'no-console': 'error', // the product logs through lib/server/log.ts
      eqeqeq: 'error',
      'import/no-anonymous-default-export': 'off', // a configuration file needs no name
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      // A forgotten await loses an error, and with it somebody's typing.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  {
    // Our noun "use case" reads like a hook's name. Where no component lives, there are no hooks to check.
    files: ['lib/{domain,features,server,excel}/**', '**/*.test.ts', 'scripts/**', 'tests/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['{app,components,lib}/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': floors,
      'boundaries/files': kinds,
      'import/resolver': { typescript: true },
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          checkInternals: true,
          policies: imports,
        },
      ],
    },
  },
])
