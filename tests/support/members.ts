import { randomUUID } from 'node:crypto'
import { expect, type Browser, type Page } from '@playwright/test'

const password = 'seven purple otters dance'

/** Makes a link for one person, as the signed-in owner does it. */
export async function invite(page: Page, role: string): Promise<string> {
  await page.goto('/')
  await page.getByRole('link', { name: 'メンバー' }).click()
  await page.getByLabel('権限', { exact: true }).selectOption(role)
  await page.getByRole('button', { name: '招待リンクを作成' }).click()
  const link = page.getByRole('dialog').getByLabel('リンク', { exact: true })
  await expect(page.getByRole('img', { name: '招待リンクのQRコード' })).toBeVisible()
  return link.inputValue()
}

/** Opens the link in a browser of its own and joins with a new account. */
export async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('お名前').fill(name)
  await page.getByLabel('メールアドレス').fill(`${randomUUID()}@example.com`)
  await page.getByLabel('パスワード').fill(password)
  await page.getByLabel('ワークショップでの役割').fill('データサイエンティスト (DS)')
  await page.getByRole('button', { name: 'アカウントを作成して参加' }).click()
  await expect(page).toHaveURL(/\/w\/[^/]+\/worksheets$/)
  return page
}
