import { expect, test, type Locator, type Page } from '@playwright/test'
import { desktop, expectUsable } from '../support/axe'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる', urgency: '低' },
  { no: '2', product: '献立', problem: '献立が決まらない' },
]

async function type(page: Page, row: number, text: string): Promise<void> {
  await cell(page, row, 'problem').click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(cell(page, row, 'problem')).toHaveText(text)
  await saved(page)
}

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: /履歴/ })

test('the history says who changed what', async ({ page }) => {
  await worksheetWith(page, rows)
  for (const text of ['仕訳に半日', '仕訳に半日かかり、締めに間に合わない']) await type(page, 1, text)
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('Control+Shift+h')
  const panel = panelOf(page)
  await expect(panel).toContainText('No 1 課題の履歴')
  await panel.getByRole('button', { name: 'ワークシートの履歴を見る' }).click()
  await expect(panel).toContainText('さんが')
  await expectUsable(page, 'history')
  await page.setViewportSize(desktop)
})
