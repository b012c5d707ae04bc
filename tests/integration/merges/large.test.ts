import { beforeAll, expect, test } from 'vitest'
import type { MergePreview } from '@/lib/domain/merge/preview'
import { useCases, worksheet as sheet } from '@/lib/domain/worksheet/fixtures'
import type { Cells } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { commitImport, startImport } from '@/lib/features/imports/mutations'
import { previewMerge } from '@/lib/features/merges/data'
import { buildWorker } from '@/scripts/build-worker.mjs'
import { decide } from '@/tests/support/offline-copy'
import { addMember, workspaceScope } from '@/tests/support/worksheets'

const ROWS = Number(process.env.MERGE_ROWS ?? 2_000)

beforeAll(buildWorker)

const words = ['仕訳', '在庫', '検品', '請求', '採用', '給与', '出荷', '需要', '返品', '予約']
const rows = Array.from({ length: ROWS }, (_, n): Cells => {
  const say = (salt: number) => [n, n * 7, n * 13, n * 31].map((each) => words[(each + salt) % words.length]).join('の')
  return { no: `${n + 1}`, product: say(1), problem: `${say(2)}が${n}件ある`, solution: say(3), notes: say(4) }
})

/** The longest time in which nothing else could run, and the whole time, in milliseconds. */
async function whileRunning(work: () => Promise<unknown>): Promise<{ longest: number; whole: number }> {
  const start = performance.now()
  let [last, longest] = [start, 0]
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 5)
  await work()
  look()
  clearInterval(timer)
  return { longest, whole: performance.now() - start }
}

test('the server goes on answering while a large copy is compared', { timeout: 120_000 }, async () => {
  const member = await addMember()
  const scope = await workspaceScope(member, 'worksheet.import')
  const upload = async (cells: Cells[], target: string | null) => {
    const bytes = Buffer.from((await drawWorkbook(sheet('v1.1'), useCases(...cells))).bytes)
    const started = await startImport(scope, { fileName: 'large.xlsx', bytes, target })
    return started.ok ? started.value : ''
  }
  const { worksheets } = await commitImport(scope, await upload(rows, null))
  const retyped = rows.map((cells) => ({ ...cells, problem: `${cells.problem}と聞いた` }))
  const id = await upload(retyped, worksheets[0]!.id)

  let preview = ''
  const { longest, whole } = await whileRunning(async () => (preview = await previewMerge(scope, id, decide())))
  expect((JSON.parse(preview) as MergePreview).matches).toHaveLength(ROWS)
  expect(longest).toBeLessThan(whole / 2)
})
