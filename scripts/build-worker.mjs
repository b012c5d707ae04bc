import { randomUUID } from 'node:crypto'
import { readdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

/** Bundles the thread that reads Excel files (lib/excel/worker.ts) into dist/, where intake.ts starts it by path. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bundle = join(root, 'dist', 'excel-worker.mjs')
const sources = [join(root, 'lib', 'excel'), join(root, 'lib', 'domain'), fileURLToPath(import.meta.url)]

/** Builds the bundle when it is missing or older than what it is made of. Takes about 0.1 s; resolves to its path. */
export async function buildWorker() {
  if (modified(bundle) > Math.max(...sources.map(newest))) return bundle
  const { build } = await import('esbuild')
  // Written aside and renamed: another process may be starting the bundle this moment.
  const draft = join(root, 'dist', `excel-worker.${randomUUID()}.mjs`)
  await build({
    entryPoints: [join(root, 'lib', 'excel', 'worker.ts')],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    logLevel: 'warning',
  })
  renameSync(draft, bundle)
  return bundle
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newest(path) {
  if (!statSync(path).isDirectory()) return modified(path)
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Math.max(0, ...files.map((file) => modified(join(file.parentPath ?? file.path, file.name))))
}

if (argv[1] === fileURLToPath(import.meta.url)) await buildWorker()
