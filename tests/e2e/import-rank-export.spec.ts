import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import type { Cells, UseCase, Worksheet } from '@/lib/domain/worksheet/model'
import { drawWorkbook } from '@/lib/excel/draw'
import { textCell, worksheetXml, xlsx } from '@/lib/excel/xlsx-fixture'
import { expectAccessible, speak } from '../support/axe'

// Another one at a second try: the first may have left its worksheet.
const title = `店舗チーム${randomUUID().slice(0, 4)}`

const worksheet: Worksheet = {
  id: 'in-the-file',
  title,
  format: 'v1.1',
  // Another scale than the published one, so that a priority which ignores it is wrong.
  scale: { 高: 5, 中: 3, 低: 1 },
  extraColumns: ['extra:担当者'],
}

const rows: Cells[] = [
  { no: '1', product: '発注', problem: '欠品に\n気づくのが遅い', urgency: '高', importance: '高', mlValue: '中' },
  { no: '2', product: '発注', problem: '=1+1 は文字のまま', urgency: '低', importance: '高', mlValue: '高' },
  { no: '4-1', product: '接客', problem: '返信に時間がかかる', urgency: '中', importance: '高', mlValue: '中' },
  { no: '5', product: '接客', problem: '夜の問い合わせ', urgency: '高め', importance: '低', 'extra:担当者': '佐藤' },
]

const useCases = rows.map((cells, index): UseCase => ({
  id: `row-${index}`,
  position: `a${index}`,
  cells,
  revision: 1,
  cellRevisions: {},
}))

interface Inspection {
  file: string
}

/** What the command line says a file holds, without its name. */
function inspect(file: string): Omit<Inspection, 'file'> {
  const output = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/worksheet.mts', 'inspect', file, '--json'],
    {
      encoding: 'utf8',
    },
  )
  const inspection = JSON.parse(output) as Inspection
  return { ...inspection, file: undefined }
}

async function openWorksheets(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page).toHaveURL(/\/w\/[^/]+\/worksheets/)
}

test.describe.configure({ mode: 'serial' })

test('a worksheet goes in from Excel, is ranked, and comes out equal', async ({ page }, testInfo) => {
  const { bytes } = await drawWorkbook(worksheet, useCases)
  await openWorksheets(page)
  await page.getByRole('link', { name: 'Excelから取り込む' }).click()
  const original = { name: `${title}.xlsx`, mimeType: '', buffer: Buffer.from(bytes) }
  await page.getByLabel('Excelファイルを選ぶ').setInputFiles(original)

  const preview = page.getByRole('region', { name: '取り込む内容の確認' })
  await expect(preview.getByText('v1.1形式')).toBeVisible()
  await page.reload()
  await expect(preview.getByText('v1.1形式')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Excelファイルを選ぶ')).toBeEnabled()
  await page.goForward()
  await expect(preview.getByText('v1.1形式')).toBeVisible()
  const unclear = preview.getByRole('list', { name: '確認してほしいこと' })
  await expect(unclear).toContainText('G15')
  await expect(unclear).toContainText('高め')
  await preview.getByRole('button', { name: '4件を取り込む' }).click()

  await page.getByRole('link', { name: `「${title}」を開く` }).click()
  await page.getByRole('link', { name: 'ランキング' }).click()

  const list = page.getByRole('list', { name: '優先順位の一覧' })
  const entries = list.getByRole('listitem')
  await expect(entries).toHaveCount(4)
  await expect(entries.nth(0)).toContainText('緊急度 高 5 + 重要度 高 5 + MLの価値 中 3 = 13')
  await expect(entries.nth(1)).toContainText(/2位\s*同率.*緊急度 低 1 \+ 重要度 高 5 \+ MLの価値 高 5 = 11/)
  await expect(entries.nth(2)).toContainText(/2位\s*同率.*緊急度 中 3 \+ 重要度 高 5 \+ MLの価値 中 3 = 11/)
  await expect(entries.nth(3)).toContainText('緊急度を読み取れません、MLの価値が未記入です')

  const paper = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g), 'heading and list share a page, how sure it is has its own').toHaveLength(2)

  // Drawn in a worker of the page; three use cases have a place.
  const sureness = page.getByRole('region', { name: '順位の確かさ' }).getByRole('table')
  await expect(sureness.getByRole('row').nth(1)).toContainText(/1 欠品に.*1〜\d位\d+%\d+%/)
  await expect(sureness.getByRole('row')).toHaveCount(4)
  await expect(page.getByRole('region', { name: '何が変われば順位が入れ替わるか' })).toContainText('より上になります。')

  await page.getByRole('link', { name: 'RICE' }).click()
  await expect(page.getByText('計算式: 影響を受ける人数(人/月) × 影響 × 確信度 ÷ 工数(人日)')).toBeVisible()
  await expect(entries.nth(0)).toContainText('影響を受ける人数(人/月)が未記入です')

  await page.getByRole('link', { name: '緊急度 × 重要度' }).click()
  await expect(page).toHaveURL(/lens=product/)
  await expect(entries.nth(1)).toContainText('緊急度 中 3 × 重要度 高 5 = 15')

  // The matrix and the list share their selection, and the address keeps it.
  const matrix = page.getByRole('listbox')
  await matrix.focus()
  await page.keyboard.press('Home')
  await expect(entries.nth(0).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(entries.nth(1).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')
  await expect(page).toHaveURL(/row=/)
  await page.reload()
  await expect(entries.nth(1).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true')

  // A case moves by keyboard as by dragging, in one action that is taken back as one.
  await matrix.focus()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(entries.nth(1)).toContainText('緊急度 中 3 × 重要度 中 3 = 9')
  await page.keyboard.press('Control+z')
  await expect(entries.nth(1)).toContainText('緊急度 中 3 × 重要度 高 5 = 15')
  await page.keyboard.press('Control+Shift+z')
  await expect(entries.nth(1)).toContainText('緊急度 中 3 × 重要度 中 3 = 9')
  await page.getByRole('button', { name: '元に戻す' }).first().click()
  await expect(entries.nth(1)).toContainText('緊急度 中 3 × 重要度 高 5 = 15')

  // What somebody does elsewhere is here at once, in list, matrix and sureness alike.
  const id = new URL(page.url()).pathname.split('/').at(-2)
  const { useCases: stored } = await (await page.request.get(`/api/worksheets/${id}/use-cases`)).json()
  const last = (stored as UseCase[]).at(-1)!
  const patches = (['urgency', 'importance', 'mlValue'] as const).map((field) => {
    return { useCaseId: last.id, field, value: '高', baseRevision: last.revision }
  })
  const changed = { actionId: randomUUID(), source: 'typing', patches }
  expect((await page.request.post(`/api/worksheets/${id}/changes`, { data: changed })).ok()).toBe(true)
  await expect(entries.nth(1)).toContainText('緊急度 高 5 × 重要度 高 5 = 25')
  await expect(sureness.getByRole('row')).toHaveCount(5)
  const reverted = { actionId: changed.actionId, source: 'undo' }
  expect((await page.request.post(`/api/worksheets/${id}/revert`, { data: reverted })).ok()).toBe(true)
  await expect(sureness.getByRole('row')).toHaveCount(4)

  const drawn = page.waitForEvent('download')
  await page.getByRole('button', { name: '緊急度と重要度のマトリクスをPNGで保存' }).click()
  expect((await drawn).suggestedFilename()).toBe('緊急度と重要度のマトリクス.png')

  await page.getByRole('button', { name: '書き出し' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('4件を書き出します。')
  await dialog.getByLabel(/^v2\.0/).check()
  await expect(dialog).toContainText('備考の右に追加します')
  await dialog.getByLabel(/^v1\.1/).check()
  const started = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'v1.1形式でダウンロード' }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(new RegExp(`^ML_Usecase_Discovery_Worksheet_${title}_.*\\.xlsx$`))
  const exported = testInfo.outputPath('exported.xlsx')
  await download.saveAs(exported)
  const imported = testInfo.outputPath('imported.xlsx')
  writeFileSync(imported, bytes)
  expect(inspect(exported)).toEqual(inspect(imported))
})

test('an import appends to a worksheet what a level means, and is undone as one', async ({ page }) => {
  const cells = [
    ['E12', '棚卸しに一晩かかる'],
    ['G12', 'High'],
    ['I12', '高'],
    ['N12', '３'],
  ] as const
  const file = xlsx(worksheetXml(cells.map(([address, text]) => textCell(address, text)).join('')))
  await openWorksheets(page)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: '取り込み' }).click()
  await page
    .getByLabel('Excelファイルを選ぶ')
    .setInputFiles({ name: 'more.xlsx', mimeType: '', buffer: Buffer.from(file) })
  await expect(page.getByText(`「${title}」の末尾に追加します。`)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'High 高' })).toBeVisible()
  await page.getByRole('button', { name: '1件を取り込む' }).click()
  await expect(page.getByText('1件を取り込みました')).toBeVisible()

  await page.getByRole('button', { name: 'この取り込みを元に戻す' }).click()
  await expect(page.getByText('追加した1件を取り除きました。')).toBeVisible()
  await page.getByRole('link', { name: 'ランキング' }).click()
  await expect(page.getByText('順位あり 3件・順位なし 1件')).toBeVisible()
})

test('a file that is no worksheet is refused with what to do', async ({ page }) => {
  await openWorksheets(page)
  await page.getByRole('link', { name: 'Excelから取り込む' }).click()
  const file = { name: 'worksheet.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 cut off') }
  await page.getByLabel('Excelファイルを選ぶ').setInputFiles(file)
  await expect(page.getByRole('alert').filter({ hasText: '何も書き込んでいません' })).toBeVisible()
  await expect(page.getByLabel('Excelファイルを選ぶ')).toBeEnabled()
})

for (const [locale, words] of [
  [
    'ja-JP',
    {
      create: '新しいワークシート',
      archive: /^アーカイブ/,
      import: 'Excelから取り込む',
      ranking: 'ランキング',
      export: '書き出し',
    },
  ],
  [
    'en-US',
    {
      create: 'New worksheet',
      archive: /^Archived/,
      import: 'Import from Excel',
      ranking: 'Ranking',
      export: 'Export',
    },
  ],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })

    test('list, import, ranking and export have no accessibility violation', async ({ page }) => {
      await openWorksheets(page)
      await speak(page, locale.slice(0, 2))
      await page.reload()
      await expectAccessible(page)
      await page.getByRole('button', { name: words.create, exact: true }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')

      await page.getByRole('link', { name: words.archive }).click()
      await expect(page).toHaveURL(/archived=1/)
      await expectAccessible(page)

      const { bytes } = await drawWorkbook(worksheet, useCases)
      await page.getByRole('link', { name: words.import }).click()
      await expectAccessible(page)
      await page.locator('input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType: '', buffer: Buffer.from(bytes) })
      await page.locator('summary').last().click()
      await expectAccessible(page)

      await openWorksheets(page)
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('link', { name: words.ranking }).click()
      await page.getByRole('option').first().click()
      await page.locator('summary').click()
      await expectAccessible(page)
      await page.getByRole('button', { name: words.export }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
