import { readFile, writeFile } from 'node:fs/promises'
import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import type { Locale, Text } from '../../lib/domain/core/text.ts'
import { changeErrorText, changesSchema, type Change } from '../../lib/domain/worksheet/changes.ts'
import { fidelityText, type FidelityReport } from '../../lib/domain/worksheet/fidelity.ts'
import { intakeErrorText } from '../../lib/domain/worksheet/intake-errors.ts'
import { writeChanges } from '../../lib/excel/intake.ts'
import { buildWorker } from '../build-worker.mjs'

const unreadable = {
  ja: 'ファイルを開けません。場所と読み取りの権限を確かめてください。',
  en: 'The file cannot be opened. Check where it is and whether it may be read.',
}
const notJson = {
  ja: 'JSONとして読み取れません。変更の配列を書いてください。',
  en: 'The file is not JSON. Write an array of changes.',
}
const unwritable = {
  ja: '書き込めません。フォルダーがあるか、ファイルが開かれていないか確かめてください。',
  en: 'The file cannot be written. Check that its folder exists and that no program has it open.',
}

/**
 * `writeback ORIGINAL.xlsx CHANGES.json OUT.xlsx [--report]`: writes changes into a copy of the file that leaves
 * everything else as it is. Notes go to stderr, with --report the whole report goes to stdout as JSON; 1 when the file
 * or a change is refused, and then nothing is written.
 */
export async function writeback(args: string[], locale: Locale): Promise<number | 'usage'> {
  const options = parseOptions(args)
  if (!options) return 'usage'
  const { original, changesFile, output, isReported } = options
  const bytes = await readFile(original).catch(() => null)
  if (!bytes) return fail(original, unreadable[locale])
  const source = await readFile(changesFile, 'utf8').catch(() => null)
  if (source === null) return fail(changesFile, unreadable[locale])
  const changes = parseChanges(source)
  if ('problem' in changes) return fail(changesFile, changes.problem[locale])

  await buildWorker()
  const result = await writeChanges(bytes, changes.value)
  if (!result.ok) {
    const { error } = result
    if ('at' in error) return fail(changesFile, changeErrorText(error)[locale])
    return fail(original, intakeErrorText(error)[locale])
  }
  try {
    await writeFile(output, result.value.bytes)
  } catch {
    return fail(output, unwritable[locale])
  }
  report(output, result.value.report, locale, isReported)
  return 0
}

function parseOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { report: { type: 'boolean' } },
    })
    const [original, changesFile, output, ...rest] = positionals
    if (!original || !changesFile || !output || rest.length > 0) return null
    return { original, changesFile, output, isReported: values.report ?? false }
  } catch {
    return null
  }
}

function parseChanges(source: string): { value: Change[] } | { problem: Text } {
  let json: unknown
  try {
    json = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch {
    return { problem: notJson }
  }
  const parsed = changesSchema.safeParse(json)
  if (parsed.success) return { value: parsed.data }
  const at = parsed.error.issues[0]?.path[0]
  if (typeof at !== 'number') return { problem: notJson }
  return {
    problem: {
      ja: `${at + 1}番目の変更を読み取れません。{"sheetRow", "field", "value"}、{"append"}、{"delete"} のどれかで書いてください。`,
      en: `Change ${at + 1} cannot be read. Write {"sheetRow", "field", "value"}, {"append"} or {"delete"}.`,
    },
  }
}

function report(output: string, found: FidelityReport, locale: Locale, isReported: boolean): void {
  const notes = found.notes.map((note) => ({ ...note, message: fidelityText(note)[locale] }))
  if (isReported) {
    stdout.write(`${JSON.stringify({ ...found, notes })}\n`)
    return
  }
  for (const { sheet, cell, message } of notes) {
    const place = [sheet, cell].filter(Boolean).join('!')
    stderr.write(`${output}: ${place === '' ? '' : `${place}: `}${message}\n`)
  }
}

function fail(file: string, sentence: string): number {
  stderr.write(`${file}: ${sentence}\n`)
  return 1
}
