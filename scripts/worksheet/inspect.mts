import { stdout } from 'node:process'
import { parseArgs } from 'node:util'
import type { Result } from '../../lib/domain/core/result.ts'
import type { Locale } from '../../lib/domain/core/text.ts'
import { readFit } from '../../lib/domain/readiness/fit.ts'
import { obstaclesOf, obstacleText } from '../../lib/domain/readiness/obstacles.ts'
import type { NamedAssessment, NamedDataset } from '../../lib/domain/readiness/sheet.ts'
import { flowOf, readModel, valuesOf } from '../../lib/domain/value/model.ts'
import { outcomeOf, timelineOf } from '../../lib/domain/value/schedule.ts'
import { notRecovered } from '../../lib/domain/value/sheet/labels.ts'
import type { RowValue } from '../../lib/domain/value/sheet/row-value.ts'
import { modelOfValuation } from '../../lib/domain/value/valuation.ts'
import { intakeErrorText, type IntakeError } from '../../lib/domain/worksheet/intake-errors.ts'
import { issueText, type Issue } from '../../lib/domain/worksheet/issues.ts'
import type { WorkbookReading } from '../../lib/domain/worksheet/sheet-reading.ts'
import { readFileAt } from './read-file.mts'
import { rowJson, titleOf } from './row-json.mts'

/** `inspect FILE… [--json] [--include-example]`: prints what an import would see; 1 when any file is refused. */
export async function inspect(args: string[], locale: Locale): Promise<number | 'usage'> {
  const options = parseOptions(args)
  if (!options || options.positionals.length === 0) return 'usage'
  const { json = false, 'include-example': includeExample = false } = options.values
  let exit = 0
  for (const file of options.positionals) {
    const result = await readFileAt(file, includeExample)
    if (!result.ok) exit = 1
    stdout.write(json ? `${JSON.stringify(toJson(file, result, locale))}\n` : summary(file, result, locale))
  }
  return exit
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'include-example': { type: 'boolean' } },
    })
  } catch {
    return null
  }
}

function toJson(file: string, result: Result<WorkbookReading, IntakeError>, locale: Locale) {
  if (!result.ok) return { file, error: { code: result.error.code, message: intakeErrorText(result.error)[locale] } }
  const issues = (found: Issue[]) => found.map((each) => issueJson(each, locale))
  return {
    file,
    sheets: result.value.sheets.map((sheet) => ({
      name: sheet.name,
      format: sheet.format,
      headerRow: sheet.headerRow,
      scale: sheet.scale,
      rows: sheet.rows.map((row) => ({
        ...rowJson(sheet, row),
        ...(row.assessment && { assessment: row.assessment }),
        ...(row.value && {
          value: { ...row.value.valuation, shared: row.value.shared.flatMap(({ term }) => term ?? []) },
        }),
      })),
      issues: issues(sheet.issues),
    })),
    ...(result.value.datasets.length > 0 && { datasets: result.value.datasets }),
    issues: issues(result.value.issues),
  }
}

function issueJson(issue: Issue, locale: Locale) {
  const { severity, code, cell } = issue
  return { severity, code, cell, message: issueText(issue)[locale] }
}

function summary(file: string, result: Result<WorkbookReading, IntakeError>, locale: Locale): string {
  const ja = locale === 'ja'
  if (!result.ok) return `${file}\n  ${intakeErrorText(result.error)[locale]}\n`
  const lines = [file]
  for (const sheet of result.value.sheets) {
    const { name, format, headerRow, rows } = sheet
    lines.push(
      ja
        ? `  ${name}: 形式 ${format}、見出しは${headerRow}行目まで、${rows.length}行`
        : `  ${name}: format ${format}, header down to row ${headerRow}, rows: ${rows.length}`,
    )
    for (const { sheetRow, cells, priority, assessment, value } of rows) {
      const rank = priority === null ? '' : ja ? ` 優先度${priority}` : ` priority ${priority}`
      lines.push(`    ${sheetRow}: No ${cells.no ?? '-'}${rank} ${titleOf(cells)}`)
      if (value) lines.push(`      ${valueLine(value, locale)}`)
      if (assessment) lines.push(`      ${assessmentLine(assessment, result.value.datasets, locale)}`)
    }
    lines.push(...sheet.issues.map((issue) => issueLine(issue, locale)))
  }
  lines.push(...result.value.issues.map((issue) => issueLine(issue, locale)))
  return `${lines.join('\n')}\n`
}

/** Which data a row needs, and what of the answers stands against it. */
function assessmentLine({ datasets, fit }: NamedAssessment, known: readonly NamedDataset[], locale: Locale): string {
  const ja = locale === 'ja'
  const required = known.flatMap((each) => (datasets.includes(each.name) ? [{ ...each, id: each.name }] : []))
  const against = obstaclesOf(required, readFit(fit)).map((obstacle) => obstacleText(obstacle, locale))
  const names = datasets.length > 0 ? datasets.join(ja ? '、' : ', ') : ja ? 'なし' : 'none'
  return [`${ja ? '必要なデータ: ' : 'data it needs: '}${names}`, ...against].join(' / ')
}

/** What a row is worth, as the file states it: which formulas over how many terms, and when the money is back. */
function valueLine({ valuation, shared }: RowValue, locale: Locale): string {
  const ja = locale === 'ja'
  const terms = shared.flatMap(({ term }) => term ?? [])
  const known = { ...valuation, sharedTerms: terms.map(({ id }) => id) }
  const read = readModel(modelOfValuation(known, terms, { days: null, cost: null }))
  const { firstDay } = outcomeOf(flowOf(read, valuesOf(read)), timelineOf(read.model.schedule))
  const names = valuation.formulas.map(({ name }) => name).join(ja ? '、' : ', ')
  const count = valuation.terms.length + terms.length
  const back = firstDay === null ? notRecovered[locale] : ja ? `${firstDay}日目に回収` : `recovered on day ${firstDay}`
  return ja ? `価値: ${names}(項目${count}件) / ${back}` : `value: ${names} (terms: ${count}) / ${back}`
}

function issueLine(issue: Issue, locale: Locale): string {
  const mark = issue.severity === 'warning' ? '!' : '-'
  return `    ${mark} ${issue.cell ? `${issue.cell}: ` : ''}${issueText(issue)[locale]}`
}
