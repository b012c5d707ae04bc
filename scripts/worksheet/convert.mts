import { writeFile } from 'node:fs/promises'
import { stderr } from 'node:process'
import { parseArgs } from 'node:util'
import type { Locale } from '../../lib/domain/core/text.ts'
import { dayOf } from '../../lib/domain/core/format.ts'
import { intakeErrorText } from '../../lib/domain/worksheet/intake-errors.ts'
import { issue, issueText, type Issue } from '../../lib/domain/worksheet/issues.ts'
import { formatIds, type FormatId, type UseCase, type Worksheet } from '../../lib/domain/worksheet/model.ts'
import type { SheetReading } from '../../lib/domain/worksheet/sheet-reading.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { readFileAt } from './read-file.mts'

const unwritable = {
  ja: '書き込めません。フォルダーがあるか、ファイルが開かれていないか確かめてください。',
  en: 'The file cannot be written. Check that its folder exists and that no program has it open.',
}

/**
 * `convert IN.xlsx OUT.xlsx --format v1.1`: writes the first worksheet of a file in another format, its example row
 * included. Warnings go to stderr; 1 when the input is refused or the output cannot be written.
 */
export async function convert(args: string[], locale: Locale): Promise<number | 'usage'> {
  const options = parseOptions(args)
  if (!options) return 'usage'
  const { input, output, format } = options
  const result = await readFileAt(input, true)
  if (!result.ok) return fail(input, intakeErrorText(result.error)[locale])

  const [sheet, ...others] = result.value.sheets
  const readiness = {
    today: dayOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone),
    datasets: result.value.datasets,
    useCases: sheet!.rows.flatMap(({ cells, assessment }, index) =>
      assessment ? [{ ...assessment, id: String(index), cells }] : [],
    ),
  }
  const { bytes, warnings } = await drawWorkbook(...contentOf(sheet!), { format, readiness })
  try {
    await writeFile(output, bytes)
  } catch {
    return fail(output, unwritable[locale])
  }
  const skipped = others.map(({ name }) => issue('furtherSheet', null, { name }))
  warn(input, [...result.value.issues, ...sheet!.issues, ...skipped], locale)
  warn(output, warnings, locale)
  return 0
}

function parseOptions(args: string[]): { input: string; output: string; format: FormatId } | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { format: { type: 'string' } } })
    const format = formatIds.find((id) => id === values.format)
    const [input, output, ...rest] = positionals
    return input && output && rest.length === 0 && format ? { input, output, format } : null
  } catch {
    return null
  }
}

/** What was read, as the worksheet it would be after an import. */
function contentOf({ name, format, scale, extraColumns, rows }: SheetReading): [Worksheet, UseCase[]] {
  const useCases = rows.map(({ cells }, index) => {
    return { id: String(index), position: String(index), cells, revision: 1, cellRevisions: {} }
  })
  return [{ id: name, title: name, format, scale, extraColumns }, useCases]
}

function warn(file: string, issues: Issue[], locale: Locale): void {
  for (const each of issues) {
    if (each.severity !== 'warning') continue
    stderr.write(`${file}: ${each.cell ? `${each.cell}: ` : ''}${issueText(each)[locale]}\n`)
  }
}

function fail(file: string, sentence: string): number {
  stderr.write(`${file}: ${sentence}\n`)
  return 1
}
