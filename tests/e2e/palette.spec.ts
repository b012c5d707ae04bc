import { expect, test } from '@playwright/test'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる', urgency: '低' },
  { no: '2', product: '献立', problem: '献立が決まらない' },
  { no: '30', product: '検品', problem: '見落としがある' },
]

test('what is typed right after Ctrl+K is never written into a cell, on the slowest line too', async ({ page }) => {
  await worksheetWith(page, rows)
  await page.route('**/_next/**', () => undefined)
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('xyz')
  await expect(page.getByRole('combobox', { name: 'コマンド' })).toHaveValue('xyz')
  await page.keyboard.press('Escape')
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかる')

  await page.keyboard.type('入力中')
  await page.keyboard.press('Control+k')
  await expect(cell(page, 1, 'problem')).toHaveText('入力中')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 2, 'problem')).toHaveAttribute('aria-selected', 'true')
})

test('the palette goes to rows, sets levels, exports and imports', async ({ page }) => {
  await worksheetWith(page, rows)
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('30')
  await page.keyboard.press('Enter')
  await expect(cell(page, 3, 'problem')).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('緊急度 高')
  await page.keyboard.press('Enter')
  await expect(cell(page, 3, 'urgency')).toHaveText('高')
  await saved(page)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('献立が')
  await page.keyboard.press('Enter')
  await page.keyboard.type('別の課題')
  await page.keyboard.press('Enter')
  await expect(cell(page, 2, 'problem')).toHaveText('別の課題')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('export')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Excelファイルに書き出す' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('点数')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'レベルと点数' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('取り込む')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/import$/)
})
