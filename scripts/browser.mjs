// Programs outside npm that the tests drive: a Chromium, LibreOffice (optional) and Japanese fonts.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { chromium } from '@playwright/test'
import { say } from './operator.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const QUIET = { stdio: 'ignore', timeout: 600_000 }

/**
 * Finds or installs what the browser tests need, in this order: the system's Chromium, Playwright's own, Debian's package.
 *
 * @returns {string | undefined} path of a Chromium, or nothing when none could be had
 */
export function prepareBrowser() {
  const packages = []
  if (!onPath('soffice')) packages.push('libreoffice-calc-nogui')
  if (!hasJapaneseFont()) packages.push('fonts-noto-cjk')
  if (!installedChromium()) {
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      ...QUIET,
      timeout: 180_000,
    })
    if (!playwrightChromium()) packages.push('chromium')
  }
  if (packages.length > 0) installDebianPackages(packages)
  return installedChromium()
}

/**
 * A Chromium that starts. Being there is not enough: Playwright's own lacks the system's libraries on a bare Debian, and
 * Ubuntu's `chromium-browser` only says how to install one.
 *
 * @returns {string | undefined} its path
 */
export const installedChromium = () => systemChromium() ?? playwrightChromium()

function installDebianPackages(packages) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    say(`ありません: ${packages.join('、')}`, `Missing: ${packages.join(', ')}`)
    return
  }
  say(`入れています: ${packages.join('、')}`, `Installing ${packages.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], QUIET)
  // One by one: a package that a release lacks must not keep the others away.
  for (const name of packages)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { ...QUIET, env })
}

const systemChromium = () => [process.env.CHROMIUM_PATH, ...NAMES.map(onPath)].find(starts)

const playwrightChromium = () => [chromium.executablePath()].find(starts)

const starts = (file) => Boolean(file) && spawnSync(file, ['--version'], { ...QUIET, timeout: 30_000 }).status === 0

function onPath(name) {
  const folder = (process.env.PATH ?? '').split(':').find((entry) => fs.existsSync(`${entry}/${name}`))
  return folder && `${folder}/${name}`
}

function hasJapaneseFont() {
  const list = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' })
  return process.platform !== 'linux' || (list.stdout ?? '').trim() !== ''
}
