import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { headerRows, sheetXml, textCell, xlsx } from '@/lib/excel/xlsx-fixture'
import { desktop, expectUsable } from '../support/axe'
import { editFile } from '../support/edit-file'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる', notes: '経理部より' },
  { no: '2', product: '在庫', problem: '数が合わない' },
  { no: '3', product: '給与', problem: '締めに間に合わない' },
  { no: '4', product: '検品', problem: '見落としがある' },
]

/** Downloads the open worksheet as a file of ours. */
async function exportedFile(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: '書き出し' }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'v1.1形式でダウンロード' }).click()
  const file = readFileSync(await (await started).path())
  await page.keyboard.press('Escape')
  return file
}

async function type(page: Page, row: number, text: string): Promise<void> {
  await cell(page, row, 'problem').click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(cell(page, row, 'problem')).toHaveText(text)
  await saved(page)
}

async function upload(page: Page, file: Buffer): Promise<void> {
  await page.getByLabel('Excelファイルを選ぶ').setInputFiles({ name: 'copy.xlsx', mimeType: '', buffer: file })
}

test('a copy edited offline is merged with what was edited here, after every overlap is decided, and undone', async ({
  page,
}) => {
  const id = await worksheetWith(page, rows)
  const worksheet = page.url()
  // In the file the use cases stand from row 12 on; E is the problem, C the product, S the notes.
  const file = editFile(
    await exportedFile(page),
    { E12: '仕訳に半日かかる', S12: '経理部と営業部より', A16: '5', C16: '採用', E16: '応募が読み切れない' },
    { without: [14, 15] },
  )
  await type(page, 1, '仕訳に毎月時間がかかる')
  await type(page, 3, '締めにいつも間に合わない')
  await type(page, 4, '見落としが続く')

  await page.getByRole('link', { name: '取り込み' }).click()
  await upload(page, file)
  await expect(page.getByLabel('オフラインで編集したコピーを統合')).toBeChecked()
  const conflicts = page.getByRole('region', { name: '重なった変更' })
  await expect(conflicts.getByRole('group', { name: '課題' })).toBeVisible()
  await expect(conflicts.locator('mark')).toHaveText(['半日', '毎月'])
  const deleted = page.getByRole('region', { name: '削除と変更が重なった行' })
  await expect(deleted).toContainText('締めにいつも間に合わない')
  const changes = page.getByRole('region', { name: '統合で変わる行' })
  await expect(changes).toContainText('追加 1行')
  await expectUsable(page, 'merge')

  // Nothing is chosen for the person, and nothing can be written before they chose.
  const merge = page.getByRole('button', { name: /件の変更を統合する$/ })
  await expect(merge).toBeDisabled()
  await expect(page.getByText('未選択 3件')).toBeVisible()
  await page.getByRole('button', { name: '次の未選択へ' }).click()
  await expect(deleted.getByLabel('ファイルに合わせて削除する').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(deleted.getByLabel('ワークシートの行を残す').first()).toBeChecked()
  await expect(page.getByText('未選択 2件')).toBeVisible()
  await deleted.getByRole('button', { name: 'すべてファイルに合わせる' }).click()
  await expect(changes).toContainText('削除 2行')
  await expect(page.getByText('未選択 1件')).toBeVisible()
  await deleted.getByLabel('ワークシートの行を残す').first().check()
  await expect(changes).toContainText('削除 1行')
  await expect(page.getByText('未選択 1件')).toBeVisible()
  await page.reload()
  await expect(deleted.getByLabel('ワークシートの行を残す').first()).toBeChecked()
  await expect(page.getByText('未選択 1件')).toBeVisible()
  await conflicts.getByRole('radio', { name: /^ファイル/ }).check()
  await expect(merge).toBeEnabled()

  // Somebody changes the same cell before the button is pressed: it is asked again, the other choice stays.
  const first = (await (await page.request.get(`/api/worksheets/${id}/use-cases`)).json()).useCases[0]
  const change = {
    useCaseId: first.id,
    field: 'problem',
    value: '仕訳に毎週時間がかかる',
    baseRevision: first.revision,
  }
  await page.request.post(`/api/worksheets/${id}/changes`, {
    data: { actionId: crypto.randomUUID(), source: 'typing', patches: [change] },
  })
  await merge.click()
  await expect(page.getByText('確認している間に、ほかの人がワークシートを変更しました')).toBeInViewport()
  await expect(page.getByText('未選択 1件')).toBeVisible()
  await expect(conflicts).toContainText('毎週')
  await expect(deleted.getByLabel('ワークシートの行を残す').first()).toBeChecked()
  await conflicts.getByRole('radio', { name: /^ファイル/ }).check()
  await page.getByRole('button', { name: '4件の変更を統合する' }).click()

  await expect(page.getByText('統合しました')).toBeVisible()
  const grid = await page.context().newPage()
  await grid.goto(`${worksheet}/snapshots`)
  const snapshots = grid.getByRole('list', { name: 'スナップショット' }).getByRole('listitem')
  await expect(snapshots.filter({ has: grid.getByRole('heading', { name: '統合の前' }) })).toContainText('自動')
  await grid.goto(worksheet)
  await expect(cell(grid, 1, 'problem')).toHaveText('仕訳に半日かかる')
  await expect(cell(grid, 3, 'problem')).toHaveText('締めにいつも間に合わない')
  await expect(cell(grid, 4, 'problem')).toHaveText('応募が読み切れない')

  await page.getByRole('button', { name: 'この統合を元に戻す' }).click()
  await expect(page.getByText('統合を元に戻しました')).toBeVisible()
  await expect(cell(grid, 1, 'problem')).toHaveText('仕訳に毎週時間がかかる')
  await expect(cell(grid, 4, 'problem')).toHaveText('見落としが続く')
})

test('a file without ids is appended, or merged row by row after each match is confirmed', async ({ page }) => {
  await worksheetWith(page, rows)
  const inFile = [
    ['1', '会計', '仕訳に時間がかかりすぎる'],
    ['9', '採用', '応募が読み切れない'],
  ].map(([no = '', product = '', problem = ''], at) => {
    const row = 12 + at
    const cells = textCell(`A${row}`, no) + textCell(`C${row}`, product) + textCell(`E${row}`, problem)
    return `<row r="${row}">${cells}</row>`
  })
  const file = xlsx(sheetXml(headerRows('v1.2') + inFile.join('')))
  await page.getByRole('link', { name: '取り込み' }).click()
  await upload(page, Buffer.from(file))
  await expect(page.getByLabel('末尾に追加')).toBeChecked()
  await page.getByLabel('同じ行を見つけて統合').check()
  const matches = page.getByRole('region', { name: '同じ行かどうかの確認' })
  await expect(matches).toContainText('内容が似ています')
  await expectUsable(page, 'matches')
  await matches.getByLabel('同じ行', { exact: true }).check()
  const conflicts = page.getByRole('region', { name: '重なった変更' })
  await conflicts.getByRole('radio', { name: /^ファイル/ }).check()
  await page.getByRole('button', { name: '2件の変更を統合する' }).click()
  await page.setViewportSize(desktop)
  await page.getByRole('link', { name: /を開く$/ }).click()
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかりすぎる')
  await expect(cell(page, 5, 'problem')).toHaveText('応募が読み切れない')

  // The merge is the last step of the worksheet that opens after it.
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('取り込みを元に戻しました。')).toBeVisible()
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかる')
  await expect(cell(page, 5, 'problem')).toBeHidden()
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText('取り込みをやり直しました。')).toBeVisible()
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかりすぎる')
  await expect(cell(page, 5, 'problem')).toHaveText('応募が読み切れない')
})
