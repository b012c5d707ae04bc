import { stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import type { Locale } from '../../lib/domain/core/text.ts'
import { intakeErrorText } from '../../lib/domain/worksheet/intake-errors.ts'
import type { SheetReading } from '../../lib/domain/worksheet/sheet-reading.ts'
import { mergeJson } from './merge-json.mts'
import { mergeSheets, type SheetMerge } from './merge-sheets.mts'
import { mergeSummary } from './merge-summary.mts'
import { readFileAt } from './read-file.mts'

/**
 * `merge BASE THEIRS OURS [--json]`: merges two copies of a worksheet that were made from one file, cell by cell, and
 * prints what comes out; writes nothing. Exit 0 also with conflicts, in which what is printed as merged holds ours.
 * Worksheets are matched by the name of their sheet; the only one of each file whatever it is called. Rows are matched
 * by the ids in the files, else by place and likeness; pairs that only a person can judge count as two rows.
 */
export async function merge(args: string[], locale: Locale): Promise<number | 'usage'> {
  const options = parseOptions(args)
  if (!options) return 'usage'
  const versions: SheetReading[][] = []
  for (const file of options.files) {
    const result = await readFileAt(file, false)
    if (!result.ok) {
      const message = intakeErrorText(result.error)[locale]
      if (options.json) stdout.write(`${JSON.stringify({ file, error: { code: result.error.code, message } })}\n`)
      else stderr.write(`${file}: ${message}\n`)
      return 1
    }
    versions.push(result.value.sheets)
  }
  const [base, theirs, ours] = versions
  const merges: SheetMerge[] = mergeSheets(base!, theirs!, ours!)
  stdout.write(options.json ? `${JSON.stringify(mergeJson(merges))}\n` : mergeSummary(merges, locale))
  return 0
}

function parseOptions(args: string[]): { files: string[]; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    return positionals.length === 3 ? { files: positionals, json: values.json ?? false } : null
  } catch {
    return null
  }
}
