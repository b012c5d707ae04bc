import { unzipSync, zipSync } from 'fflate'
import type { CellEdit, SheetEdits } from '../../lib/domain/worksheet/sheet-edits.ts'
import { priorityFields } from '../../lib/domain/worksheet/priority.ts'
import { formats } from '../../lib/domain/worksheet/formats/formats.ts'
import { drawWorkbook } from '../../lib/excel/draw.ts'
import { writeBack } from '../../lib/excel/write/write-back.ts'
import { sampleWorksheet } from './data.mts'
import { median, peakMemory } from './measure.mts'
import { atMost, plain, type Row } from './table.mts'

const ROWS = 10_000
const CHANGES = 50
const TIMES = 5

/** Fifty cells, every other one a level, spread over the whole file. */
function spreadEdits(): SheetEdits {
  const { columns, firstRow, lastHeaderRow, sheetName } = formats['v1.1']
  const at = (key: string) => columns.findIndex((column) => column.key === key)
  const rows = Array.from({ length: CHANGES }, (_, index) => firstRow + index * (ROWS / CHANGES))
  const cells = rows.map((row, index): CellEdit => {
    const isLevel = index % 2 === 0
    const column = at(isLevel ? 'urgency' : 'problem')
    return { row, column, from: null, to: isLevel ? '高' : `変更した課題 ${index}`, type: 'text' }
  })
  return {
    sheet: sheetName,
    headerRow: lastHeaderRow,
    cells,
    priority: { column: at('priority'), terms: priorityFields['v1.1'].map(at) },
    priorities: rows.map((row) => ({ row, from: null, value: 9 })),
    appended: [],
    places: [],
    lastRow: firstRow + ROWS - 1,
    modelRow: firstRow + ROWS - 1,
    newIdColumn: null,
    notes: [],
  }
}

/** Writing fifty changed cells into a large file, beside unpacking and packing the same file. */
export async function measureWriteBack(): Promise<Row[]> {
  const { worksheet, useCases } = sampleWorksheet(ROWS)
  const { bytes } = await drawWorkbook(worksheet, useCases)
  const edits = spreadEdits()
  const floors: number[] = []
  const runs: { ms: number; peak: number; before: number }[] = []
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now()
    zipSync(unzipSync(bytes))
    floors.push(performance.now() - start)
    runs.push(await peakMemory(process.pid, async () => writeBack(bytes, [edits])))
  }
  const [floor, ms] = [median(floors), median(runs.map((run) => run.ms))]
  const label = `${CHANGES} changed cells into ${ROWS.toLocaleString('en')} rows`
  return [
    plain('unzip + zip of the same file', floor, 'ms'),
    atMost(`write-back of ${label}`, ms, Math.min(300, 2 * floor), 'ms'),
    plain(`write-back of ${label}, memory at its peak`, Math.max(...runs.map(({ peak }) => peak)), 'MB'),
  ]
}
