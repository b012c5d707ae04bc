import { expect, test, type Page } from '@playwright/test'
import { invite, join } from '../support/members'

/** The worksheet with the example that set-up has made; answers its address. */
async function exampleWorksheet(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: '記入例' }).first().click()
  await expect(page).toHaveURL(/\/worksheets\/[0-9a-f-]{36}$/)
  return page.url()
}

test('who joins as editor edits, and the owner sees it', async ({ page, browser }) => {
  const worksheet = await exampleWorksheet(page)
  const editor = await join(browser, await invite(page, 'editor'), 'editor')

  await editor.goto(worksheet)
  const text = `編集者の記入 ${Date.now()}`
  await editor.getByRole('gridcell').and(editor.locator('[aria-colindex="6"]')).first().click()
  await editor.keyboard.type(text)
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('保存済み')).toBeVisible()

  await page.goto(worksheet)
  await expect(page.getByRole('gridcell', { name: text })).toBeVisible()
})

test('who joins as viewer reads, and is refused when writing', async ({ page, browser }) => {
  const worksheet = await exampleWorksheet(page)
  const viewer = await join(browser, await invite(page, 'viewer'), 'viewer')

  await viewer.goto(worksheet)
  await expect(viewer.getByRole('grid')).toHaveAttribute('aria-readonly', 'true')
  const cell = viewer.getByRole('gridcell').and(viewer.locator('[aria-colindex="6"]')).first()
  const before = await cell.textContent()
  await cell.click()
  await viewer.keyboard.type('閲覧者の記入')
  await viewer.keyboard.press('Enter')
  await expect(cell).toHaveText(before ?? '')

  const id = worksheet.slice(worksheet.lastIndexOf('/') + 1)
  const refused = await viewer.request.post(`/api/worksheets/${id}/changes`, { data: {} })
  expect(refused.status()).toBe(403)
  expect((await refused.json()).error.message).toContain('権限がありません')
  await viewer.reload()
  await expect(viewer.getByText('閲覧者の記入')).toHaveCount(0)
})

test('a link for one person works once', async ({ page, browser }) => {
  const link = await invite(page, 'editor')
  await join(browser, link, 'first')
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const second = await context.newPage()
  await second.goto(link)
  await expect(second.getByRole('heading', { name: 'この招待はすべて使われています' })).toBeVisible()
})

test('a removed member is out at the next step', async ({ page, browser }) => {
  const member = await join(browser, await invite(page, 'viewer'), 'leaver')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('button', { name: 'leaverさんを外す' }).click()
  await page.getByRole('button', { name: 'メンバーから外す' }).click()
  await expect(page.getByRole('button', { name: 'leaverさんを外す' })).toHaveCount(0)
  expect((await member.reload())?.status()).toBe(404)
})
