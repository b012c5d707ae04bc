import { expect, test, type Browser, type Locator, type Page } from '@playwright/test'
import { desktop, expectUsable } from '../support/axe'
import { ownerState } from '../support/owner'
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

/** The same worksheet in another browser. */
async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ storageState: ownerState() })
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(cell(other, 1, 'problem')).not.toHaveText('')
  return other
}

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: /履歴/ })

/** Chooses from the menu of the entry that says this. */
async function choose(page: Page, entry: string, item: string): Promise<void> {
  const items = panelOf(page).getByRole('listitem').filter({ hasText: entry })
  await items.first().getByRole('button', { name: 'この変更から戻す' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('many saves of a cell read as one sentence, from which its value comes back, and Ctrl+Z takes that back', async ({
  page,
}) => {
  await worksheetWith(page, rows)
  for (const text of ['仕訳に半日', '仕訳に半日かかる', '仕訳に毎月半日かかり、月末の締めに間に合わない'])
    await type(page, 1, text)
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('Control+Shift+h')
  const panel = panelOf(page)
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('No 1 課題の履歴')
  const typed = panel.getByRole('listitem').filter({ hasText: 'このセルを入力' })
  await expect(typed).toHaveCount(1)
  await expect(typed).toContainText(/山田 花子さんが\d+:\d\d(〜\d+:\d\d)?にこのセルを入力/)
  await expect(typed.locator('mark').first()).toBeVisible()
  await typed.getByRole('button', { name: '3回の保存' }).click()
  await expect(typed.getByRole('listitem')).toHaveCount(3)

  await choose(page, 'このセルを入力', '変更前の値に戻す')
  const question = page.getByRole('dialog', { name: '元の内容に戻しますか' })
  await expect(question).toContainText('1個のセルを書き換えます')
  await question.getByRole('button', { name: '戻す', exact: true }).click()
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に時間がかかる')
  await expect(panel).toContainText('このセルを復元')
  await expect(panel.locator('button:focus')).toHaveAccessibleName('この変更から戻す')
  // First its tooltip.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(cell(page, 1, 'problem')).toHaveText('仕訳に毎月半日かかり、月末の締めに間に合わない')
})

test('a value that somebody changes while the person looks is not overwritten unasked', async ({ page, browser }) => {
  await worksheetWith(page, rows)
  await type(page, 1, '書き換えた')
  const other = await elsewhere(browser, page)
  await page.getByRole('link', { name: '履歴' }).click()
  await choose(page, 'No 1の課題を入力', '変更前の値に戻す')
  const question = page.getByRole('dialog', { name: '元の内容に戻しますか' })
  await expect(question).toContainText('書き換えた')
  await type(other, 1, 'ほかの人の言葉')
  await expect(question).toContainText('ほかの人が同じ行を変更しました')
  await expect(question).toContainText('ほかの人の言葉')
  await question.getByRole('button', { name: '確認しました' }).click()
  await question.getByRole('button', { name: '戻す', exact: true }).click()
  await expect(cell(other, 1, 'problem')).toHaveText('仕訳に時間がかかる')
  await other.context().close()
})

test('a deleted row and the worksheet as of a moment come back, after being told what changes', async ({
  page,
  browser,
}) => {
  await worksheetWith(page, rows)
  await type(page, 1, '仕訳に半日かかる')
  await cell(page, 2, 'no').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '行を削除' }).click()
  await expect(cell(page, 2, 'no')).toBeHidden()
  await saved(page)
  // Deleted rows are not among those that a page begins with.
  await page.reload()
  await page.getByRole('link', { name: '履歴' }).click()
  await choose(page, 'No 2の行を削除', '削除した行を戻す')
  const row = page.getByRole('dialog', { name: '元の内容に戻しますか' })
  await expect(row).toContainText('削除した1行が戻ります')
  await row.getByRole('button', { name: '戻す', exact: true }).click()
  await expect(cell(page, 2, 'problem')).toHaveText('献立が決まらない')
  await saved(page)

  const other = await elsewhere(browser, page)
  await choose(page, '2行を追加', 'ワークシートをこの時点に戻す')
  const worksheet = page.getByRole('dialog', { name: 'ワークシートを戻しますか' })
  await expect(worksheet).toContainText('1個のセルを書き換えます')
  await expectUsable(page, 'restore')
  await page.setViewportSize(desktop)
  await type(other, 2, '献立を毎日考えている')
  await worksheet.getByRole('button', { name: '戻す', exact: true }).click()
  await expect(worksheet).toContainText('確認している間に、ワークシートが変更されました')
  await expect(worksheet).toContainText('2個のセルを書き換えます')
  await worksheet.getByRole('button', { name: '戻す', exact: true }).click()
  await expect(page.getByText('ワークシートを戻しました。').first()).toBeVisible()
  await expect(cell(page, 1, 'problem')).toContainText('仕訳に時間がかかる')
  await expect(cell(other, 2, 'problem')).toHaveText('献立が決まらない')

  // The restore is itself an entry, which its maker takes back.
  await expect(panelOf(page)).toContainText('の状態に復元して2行を変更')
  await choose(page, 'の状態に復元して2行を変更', 'この操作を取り消す')
  await expect(cell(page, 2, 'problem')).toContainText('献立を毎日考えている')
  await expect(cell(page, 1, 'problem')).toContainText('仕訳に半日かかる')
  await expect(panelOf(page)).toContainText('「元に戻す」で変更')
  await expectUsable(page, 'history')
  await other.context().close()
})

test('the history is filtered by person and day, and its address shows the same to others', async ({ page }) => {
  await worksheetWith(page, rows)
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('コマンドを検索').fill('履歴')
  await page.keyboard.press('Enter')
  const panel = panelOf(page)
  await expect(panel).toContainText('2行を追加')
  await panel.getByLabel('変更した人').selectOption({ label: '山田 花子' })
  await expect(panel).toContainText('2行を追加')
  await panel.getByLabel('日付').fill('2020-01-01')
  await expect(panel).toContainText('条件に合う変更はありません')
  await page.reload()
  await expect(panelOf(page)).toContainText('2行を追加')
  await page.goBack()
  await expect(panelOf(page)).toBeHidden()
})
