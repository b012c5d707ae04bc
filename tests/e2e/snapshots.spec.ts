import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { desktop, expectUsable, speak } from '../support/axe'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

const levels = (urgency: string) => ({ urgency, importance: '中', mlValue: '中' })
const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる', ...levels('高') },
  { no: '2', product: '在庫', problem: '数が合わない', ...levels('中') },
  { no: '3', product: '給与', problem: '締めに間に合わない' },
]

async function name(page: Page, text: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '名前' }).fill(text)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

async function type(page: Page, row: number, column: 'problem' | 'urgency', text: string): Promise<void> {
  await cell(page, row, column).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(cell(page, row, column)).toHaveText(text)
  await saved(page)
}

test('moments are named, and compared with each other and with now', async ({ page }) => {
  await worksheetWith(page, rows)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('snapshot')
  await page.getByRole('option', { name: 'いまの内容を残す' }).click()
  await name(page, 'Day 1')
  await expect(page.getByText('「Day 1」を残しました', { exact: true })).toBeVisible()

  await type(page, 1, 'problem', '仕訳に半日かかる')
  await type(page, 1, 'urgency', '低')
  await page.getByRole('button', { name: 'スナップショット' }).click()
  await page.getByRole('menuitem', { name: 'いまの内容を残す' }).click()
  await name(page, 'Day 3 採点前')
  await type(page, 3, 'problem', '締めにいつも遅れる')
  await page.getByRole('button', { name: 'スナップショット' }).click()
  await page.getByRole('menuitem', { name: 'スナップショットの一覧' }).click()
  const list = page.getByRole('list', { name: 'スナップショット' })
  await expect(list.getByRole('heading')).toHaveText(['Day 3 採点前', 'Day 1'])

  await list.getByRole('link', { name: /「Day 1」をいまと比べる$/ }).click()
  await expect(page.getByRole('heading', { name: '「Day 1」から「いまの内容」への変更' })).toBeVisible()
  await expect(page.getByRole('list', { name: '変更の数' })).toHaveText('変更 2行（3セル）')
  const ranks = page.getByRole('region', { name: '順位の変化（PoC優先度）' }).getByRole('row')
  await expect(ranks.nth(1)).toHaveText(/2位1位No 2在庫数が合わない/)
  await expect(ranks.nth(2)).toHaveText(/1位2位No 1会計仕訳に半日かかる/)
  for (const text of ['半日', '高', '低']) await expect(page.locator('mark', { hasText: text })).toBeVisible()
  await expectUsable(page, 'comparison')

  await page.setViewportSize(desktop)
  await page.getByLabel('比べる先').selectOption({ label: await optionOf(page, 'Day 3 採点前') })
  await page.getByRole('button', { name: '比べる' }).click()
  const heading = page.getByRole('heading', { name: '「Day 1」から「Day 3 採点前」への変更' })
  await expect(heading).toBeVisible()
  await expect(page.getByRole('list', { name: '変更の数' })).toHaveText('変更 1行（2セル）')
  await page.reload()
  await expect(heading).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: '比べる' })).toBeHidden()
  await expect(page.locator('mark').first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.goBack()
  await expect(page.getByLabel('比べる先')).toHaveValue('now')
})

test('a moment is exported as it was, restored, renamed and deleted', async ({ page }) => {
  await worksheetWith(page, rows)
  const worksheet = page.url()
  await page.goto(`${worksheet}/snapshots`)
  await expect(page.getByRole('heading', { name: 'スナップショットはまだありません' })).toBeVisible()
  await expectUsable(page, 'no snapshots')
  await page.setViewportSize(desktop)
  await page.getByRole('main').getByRole('button', { name: 'いまの内容を残す' }).click()
  await name(page, 'Day 1')
  const list = page.getByRole('list', { name: 'スナップショット' })
  await expect(list.getByRole('heading')).toHaveText(['Day 1'])
  await expectUsable(page, 'snapshots')
  // The English words are longer; their place is as narrow.
  await speak(page, 'en')
  await page.reload()
  const english = page.getByRole('list', { name: 'Snapshots' }).getByRole('listitem')
  await expect(english).toContainText('Export')
  expect(await english.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
  await speak(page, 'ja')

  await page.setViewportSize(desktop)
  await page.goto(worksheet)
  await type(page, 1, 'problem', '仕訳に半日かかる')
  await page.goto(`${worksheet}/snapshots`)
  const started = page.waitForEvent('download')
  await list.getByRole('link', { name: /「Day 1」をExcelファイルに書き出す$/ }).click()
  const download = await started
  expect(download.suggestedFilename()).toMatch(/_Day_1_\d{4}-\d\d-\d\d\.xlsx$/)
  const texts = strFromU8(unzipSync(readFileSync(await download.path()))['xl/sharedStrings.xml']!)
  expect(texts).toContain('仕訳に時間がかかる')
  expect(texts).not.toContain('仕訳に半日かかる')

  await list.getByRole('link', { name: /「Day 1」に戻す$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '戻す', exact: true }).click()
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかる')
  await page.goto(`${worksheet}/snapshots`)
  await expect(list.getByText('自動')).toBeVisible()

  await page.getByRole('button', { name: '「Day 1」の操作' }).click()
  await page.getByRole('menuitem', { name: '名前を変更' }).click()
  await name(page, '初日')
  await expect(list.getByRole('heading').last()).toHaveText('初日')
  await page.getByRole('button', { name: '「初日」の操作' }).click()
  await page.getByRole('menuitem', { name: '削除' }).click()
  await page.getByRole('button', { name: 'スナップショットを削除する' }).click()
  await expect(list.getByRole('heading', { name: '初日' })).toBeHidden()
})

/** The text of a snapshot's choice, which also tells when it was taken. */
async function optionOf(page: Page, snapshot: string): Promise<string> {
  const option = page.getByLabel('比べる先').locator('option', { hasText: snapshot })
  return (await option.textContent()) ?? ''
}
