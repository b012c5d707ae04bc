// The folder that holds everything a running product must keep: the embedded database and its secrets.
import { randomBytes, randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Makes the folder. Root lets the database's account pass through it; what is inside stays private. */
export function makeDataFolder(folder) {
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  return folder
}

/** Encrypts sessions: made once, so that people stay signed in over a restart. */
export const authSecret = (folder) =>
  readOrMake(path.join(folder, 'auth-secret'), () => randomBytes(32).toString('hex'))

/** Asked for on the set-up page; short enough to be typed from another screen. */
export const setupCode = (folder) =>
  readOrMake(path.join(folder, 'setup-code'), () => `${letters(4)}-${letters(4)}-${letters(4)}`)

const UNMISTAKABLE = 'abcdefghjkmnpqrstuvwxyz23456789' // no 0 and o, 1 and l and i

const letters = (count) => Array.from({ length: count }, () => UNMISTAKABLE[randomInt(UNMISTAKABLE.length)]).join('')

function readOrMake(file, make) {
  if (!fs.existsSync(file)) {
    // Written under another name first: a full disk or a crash must not leave an empty secret.
    fs.writeFileSync(`${file}.new`, make(), { mode: 0o600 })
    fs.renameSync(`${file}.new`, file)
  }
  return fs.readFileSync(file, 'utf8').trim()
}
