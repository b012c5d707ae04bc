import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { parseWorkbook } from '@/lib/domain/worksheet/parse'
import { readGrids } from '@/lib/excel/read/workbook'
import { expectAccessible } from '@/tests/support/axe'
import { carefulParts, ownWorkbook } from '@/lib/excel/own-workbook-fixture'
import { cell, saved } from '@/tests/support/worksheet-page'

const rows = [
  { no: '1', product: '会計', problem: '入力が遅い', urgency: '高い', importance: '中' },
  { no: '2', product: '会計', problem: '照合が手作業', urgency: '低', importance: '高' },
  { no: '3', product: '会計', problem: '締めが遅れる', notes: '残す' },
]

test('a person’s own file comes back with the changes in it, and with everything else as it was', async ({
  page,
}, testInfo) => {
  const original = ownWorkbook(rows)
  await page.goto('/')
  await expect(page).toHaveURL(/\/w\/[^/]+\/worksheets/)
  await page.getByRole('link', { name: 'Excelから取り込む' }).click()
  await page
    .getByLabel('Excelファイルを選ぶ')
    .setInputFiles({ name: '経理の課題.xlsx', mimeType: '', buffer: original })
  await page.getByRole('button', { name: '3件を取り込む' }).click()
  await page.getByRole('link', { name: '「経理の課題」を開く' }).click()

  for (const [row, text] of [
    [1, '入力に一日かかる'],
    [3, '締めが三日遅れる'],
  ] as const) {
    await cell(page, row, 'problem').click()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: '行 2 のメニュー' }).click()
  await page.getByRole('menuitem', { name: '行を削除' }).click()
  await saved(page)

  await page.getByRole('button', { name: '書き出し' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('元のファイルに書き戻す: 経理の課題.xlsx').check()
  await expect(dialog).toContainText('6個のセルを書き換えます。')
  await dialog.getByText('書き換えるセル').first().click()
  await expect(dialog.getByRole('row', { name: 'E12 入力が遅い 入力に一日かかる' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: 'E13 照合が手作業 空' })).toBeVisible()
  await dialog.getByText(/1バイトも変わりません/).click()
  await expect(dialog.getByText('xl/drawings/drawing1.xml')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page)

  const started = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '書き戻してダウンロード' }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/^経理の課題_\d{4}-\d\d-\d\d\.xlsx$/)
  const file = testInfo.outputPath('written-back.xlsx')
  await download.saveAs(file)
  await expect(dialog.getByText(/をダウンロードしました/)).toBeVisible()

  const bytes = readFileSync(file)
  const [before, after] = [unzipSync(original), unzipSync(bytes)]
  for (const name of carefulParts) expect(Buffer.compare(after[name]!, before[name]!), name).toBe(0)
  const read = parseWorkbook(readGrids(bytes))
  expect(read.ok && read.value.sheets[0]?.rows.map(({ sheetRow, cells }) => [sheetRow, cells])).toEqual([
    [12, { ...rows[0], problem: '入力に一日かかる' }],
    [14, { ...rows[2], problem: '締めが三日遅れる' }],
  ])
})
