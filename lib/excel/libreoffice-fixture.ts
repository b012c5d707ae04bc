import { execFile, execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
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
 * Runs a macro in LibreOffice Basic, which may open, edit and save documents.
 * @param code defines `Sub Main`, ends with `StarDesktop.terminate()`; where it fails, its files are missing
 */
export async function runBasic(folder: string, code: string): Promise<void> {
  // The first start writes the profile, and over whatever macros stand in it.
  await soffice(folder, ['--terminate_after_init'])
  writeFileSync(
    join(folder, 'profile', 'user', 'basic', 'Standard', 'Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${xmlText(code)}</script:module>`,
  )
  await soffice(folder, ['macro:///Standard.Module1.Main'])
}

async function soffice(folder: string, args: string[]): Promise<void> {
  const profile = pathToFileURL(join(folder, 'profile'))
  await promisify(execFile)('soffice', [`-env:UserInstallation=${profile}`, '--headless', ...args], {
    timeout: 100_000,
  })
}
