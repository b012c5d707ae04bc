import fs from 'node:fs'
import path from 'node:path'

/** Whether a test can act as another user of this machine: it runs as root, and others may enter this checkout. */
export function canActAsOthers(): boolean {
  if (process.getuid?.() !== 0) return false
  const parts = path.resolve(import.meta.dirname).split(path.sep)
  const folders = parts.map((_, at) => parts.slice(0, at + 1).join(path.sep) || path.sep)
  return folders.every((folder) => (fs.statSync(folder).mode & 0o001) !== 0)
}
