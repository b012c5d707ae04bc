import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { xmlText } from './drawing/text'

/** LibreOffice as the other program that a file passes through in tests. */

/** Whether it is installed; otherwise says which proof is missing. */
export function hasLibreOffice(unproven: string): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    process.stdout.write(`Skipped: LibreOffice (soffice) is not installed, so ${unproven}.\n`)
    return false
  }
}

/** Saves files again as .xlsx in `<folder>/out`. */
export async function convertFiles(folder: string, files: string[]): Promise<void> {
  await soffice(folder, ['--convert-to', 'xlsx', '--outdir', join(folder, 'out'), ...files])
}

/**
 * Runs a macro in LibreOffice Basic, whose functions may open, edit and save documents.
 * @param code defines `Sub Main`; its failure leaves the files it should have written missing
 */
export async function runBasic(folder: string, code: string): Promise<void> {
  const library = join(folder, 'profile', 'user', 'basic', 'Standard')
  mkdirSync(library, { recursive: true })
  const xml = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const names = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
  writeFileSync(
    join(library, '..', 'script.xlc'),
    `${xml}<library:libraries ${names}><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
  )
  writeFileSync(
    join(library, 'script.xlb'),
    `${xml}<library:library ${names} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Test"/></library:library>`,
  )
  writeFileSync(
    join(library, 'Test.xba'),
    `${xml}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Test" script:language="StarBasic">${xmlText(code)}</script:module>`,
  )
  await soffice(folder, ['macro:///Standard.Test.Main'])
}

async function soffice(folder: string, args: string[]): Promise<void> {
  const profile = pathToFileURL(join(folder, 'profile'))
  await promisify(execFile)('soffice', [`-env:UserInstallation=${profile}`, '--headless', ...args], {
    timeout: 100_000,
  })
}
