import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { desktop, expectUsable } from '../support/axe'
import { owner, ownerState } from '../support/owner'
import { TcpProxy } from '../support/tcp-proxy'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる', urgency: '低', importance: '高', mlValue: '高' },
  { no: '2', product: '献立', problem: '献立が決まらない' },
]

/** The same worksheet in another browser. */
async function elsewhere(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ storageState: ownerState() })
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(cell(other, 1, 'problem')).not.toHaveText('')
  return other
}

/** Browsers that ask for the worksheet's stream and are gone again before, or just after, it is there. */
async function leaveWhileOpening(page: Page, worksheet: string): Promise<void> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const address = new URL('/api/live', page.url())
  for (let ms = 1; ms <= 20; ms++) {
    address.search = `client=${randomUUID()}&follow=${worksheet}.0`
    const request = http.get(address, { headers: { cookie } }).on('error', () => {})
    await new Promise((resolve) => setTimeout(resolve, ms))
    request.destroy()
  }
}

async function type(page: Page, row: number, column: 'problem' | 'product' | 'targetUser', text: string) {
  await cell(page, row, column).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

test('what one browser types, adds, moves and deletes appears in the other without a reload', async ({
  page,
  browser,
}) => {
  await worksheetWith(page, rows)
  const other = await elsewhere(browser, page)

  await type(page, 1, 'problem', '締めに間に合わない')
  await expect(cell(other, 1, 'problem')).toContainText('締めに間に合わない')
  await type(other, 2, 'problem', '在庫が読めない')
  await expect(cell(page, 2, 'problem')).toContainText('在庫が読めない')

  await other.getByRole('button', { name: '行を追加' }).click()
  await expect(cell(page, 3, 'no')).toHaveText('3')
  await cell(page, 1, 'no').click({ button: 'right' })
  await page.getByRole('menuitem', { name: /削除/ }).click()
  await expect(cell(other, 1, 'problem')).toContainText('在庫が読めない')
  await other.context().close()
})

test('the others see where somebody is and that they type, and that they left', async ({ page, browser }) => {
  const id = await worksheetWith(page, rows)
  await leaveWhileOpening(page, id)
  const other = await elsewhere(browser, page)
  await expect(page.getByRole('list', { name: 'ほかに1人が開いています' })).toBeVisible()

  await cell(other, 2, 'targetUser').click()
  await expect(cell(page, 2, 'targetUser')).toContainText('山田 花子')
  await other.keyboard.type('主婦')
  await expect(cell(page, 2, 'targetUser')).toContainText('山田 花子 入力中')
  await other.context().close()
  await expect(page.getByRole('list', { name: 'ほかに1人が開いています' })).toBeHidden()
  await expect(cell(page, 2, 'targetUser')).not.toContainText('山田')
})

test('who loses the network without a word is gone within 15 seconds, and here again with it', async ({
  page,
  browser,
}) => {
  await worksheetWith(page, rows)
  const network = await TcpProxy.open({ port: Number(process.env.E2E_PORT) })
  const context = await browser.newContext({ storageState: ownerState() })
  const other = await context.newPage()
  await other.goto(page.url().replace(`:${process.env.E2E_PORT}`, `:${network.port}`))
  await cell(other, 2, 'problem').click()
  await expect(cell(page, 2, 'problem')).toContainText('山田 花子')
  network.pause()
  const began = Date.now()
  const here = page.getByRole('list', { name: 'ほかに1人が開いています' })
  await expect(here).toBeHidden({ timeout: 20_000 })
  expect(Date.now() - began).toBeLessThan(15_500)
  network.resume()
  await expect(here).toBeVisible({ timeout: 20_000 })
  await context.close()
  await network.close()
})

test('a changed score shows at once for everybody, is not overwritten by a dialog opened before it, and can be taken back', async ({
  page,
  browser,
}) => {
  await worksheetWith(page, rows)
  const other = await elsewhere(browser, page)
  for (const each of [page, other]) {
    await each.getByRole('button', { name: 'PoC優先度の並べ替えと絞り込み' }).click()
    await each.getByRole('button', { name: 'レベルと点数を変更' }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'レベルと点数' })
  await dialog.getByRole('textbox', { name: '「高」の点数' }).fill('五')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(dialog.getByRole('alert')).toContainText('数字で入力してください')
  await dialog.getByRole('textbox', { name: '「高」の点数' }).fill('５')
  await expect(dialog.getByText('1行の優先度が変わります。')).toBeVisible()
  await expectUsable(page, 'levels and scores')
  await page.setViewportSize(desktop)
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(cell(page, 1, 'priority')).toContainText('11')

  await expect(other.getByText('ここでの変更は保存していません')).toBeVisible()
  await other.getByRole('dialog').getByRole('button', { name: '閉じる' }).first().click()
  await expect(cell(other, 1, 'priority')).toContainText('11')
  await page.getByRole('button', { name: '元に戻す' }).last().click()
  await expect(cell(other, 1, 'priority')).toContainText('7')
  await other.context().close()

  // What was said here does not lie over the buttons of the next screen.
  await page.getByRole('button', { name: 'PoC優先度の並べ替えと絞り込み' }).click()
  await page.getByRole('button', { name: 'レベルと点数を変更' }).click()
  await dialog.getByRole('textbox', { name: '「高」の点数' }).fill('4')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('レベルと点数を変更しました', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: '取り込み' }).click()
  await page.waitForURL(/import/)
  await expect(page.getByText('レベルと点数を変更しました', { exact: true })).toBeHidden({ timeout: 2_000 })
})

test('undo leaves alone what somebody else wrote since, and says so', async ({ page, browser }) => {
  await worksheetWith(page, rows)
  const other = await elsewhere(browser, page)
  await type(page, 1, 'problem', '最初')
  await saved(page)
  await expect(cell(other, 1, 'problem')).toContainText('最初')
  await type(other, 1, 'problem', '書き足し')
  await expect(cell(page, 1, 'problem')).toContainText('書き足し')
  await page.keyboard.press('Control+z')
  await expect(page.getByText('ほかの人があとから変えた1件は、そのままにしました。')).toBeVisible()
  await expect(cell(page, 1, 'problem')).toContainText('書き足し')
  await other.context().close()
})

test('what was typed offline outlives the closed tab and is sent by the next one', async ({ page }) => {
  await worksheetWith(page, rows)
  const address = page.url()
  const context = page.context()
  await context.setOffline(true)
  await type(page, 1, 'problem', '電波のない所で書いた')
  await expect(page.getByText('未送信 1件 (オフライン)')).toBeVisible()
  await page.getByRole('button', { name: /山田 花子/ }).click()
  await page.getByRole('menuitem', { name: 'サインアウト' }).click()
  const question = page.getByRole('alertdialog', { name: 'まだ送信していない変更が1件あります' })
  await question.getByRole('button', { name: 'キャンセル' }).click()
  await page.close({ runBeforeUnload: false })

  await context.setOffline(false)
  const next = await context.newPage()
  await next.goto(address)
  await expect(cell(next, 1, 'problem')).toContainText('電波のない所で書いた')
  await saved(next)
  await next.reload()
  await expect(cell(next, 1, 'problem')).toContainText('電波のない所で書いた')
})

test('what waits on this device is told on other screens, and sent from them', async ({ page }) => {
  const id = await worksheetWith(page, rows)
  const list = page.url().replace(/\/[^/]+$/, '')
  const context = page.context()
  await context.setOffline(true)
  await type(page, 1, 'problem', '電波のない所で書いた')
  await expect(page.getByText('未送信 1件 (オフライン)')).toBeVisible()
  await page.close({ runBeforeUnload: false })

  await context.setOffline(false)
  await context.route('**/changes', (route) => route.abort())
  const next = await context.newPage()
  await next.goto(list)
  await next.getByRole('button', { name: '未送信の変更 1件' }).click()
  await expect(next.getByText('サーバーにつながりません。変更はこの端末に残っていて')).toBeVisible()
  await expect(next.getByRole('menuitem', { name: /を開く（1件）/ })).toBeVisible()
  await next.keyboard.press('Escape')

  await context.unroute('**/changes')
  await expect(next.getByRole('button', { name: '未送信の変更 1件' })).toBeHidden({ timeout: 20_000 })
  const stored = await (await next.request.get(`/api/worksheets/${id}/use-cases`)).json()
  expect(stored.useCases[0].cells.problem).toBe('電波のない所で書いた')
})

test('a session that ended asks to sign in, and what was typed is then sent', async ({ page }) => {
  await worksheetWith(page, rows)
  const context = page.context()
  await context.clearCookies()
  await type(page, 1, 'problem', '期限が切れてから書いた')
  await page.getByRole('button', { name: /サインインが必要です/ }).click()
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'サインインする' }).click()
  const signIn = await opened
  await signIn.getByLabel('メールアドレス').fill(owner.email)
  await signIn.getByLabel('パスワード', { exact: true }).fill(owner.password)
  await signIn.getByRole('button', { name: 'サインイン' }).click()
  await signIn.waitForURL(/\/w/)
  await signIn.close()
  await page.getByRole('button', { name: 'もう一度送る' }).click()
  await saved(page)
  await page.reload()
  await expect(cell(page, 1, 'problem')).toContainText('期限が切れてから書いた')
})
