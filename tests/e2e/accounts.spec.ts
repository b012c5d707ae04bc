import { expect, test, type Page } from '@playwright/test'
import { PASSWORD, Worlds, type World } from '../support/world'

test.use({ storageState: { cookies: [], origins: [] } })

let worlds: Worlds
let world: World

test.beforeAll(async () => {
  worlds = await Worlds.open()
  world = await worlds.make()
})
test.afterAll(() => worlds.close())

/** Fills in the sign-in page as the world's viewer. */
async function fill(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('メールアドレス').fill(await worlds.emailOf(world.users.viewer))
  await page.getByLabel('パスワード').fill(PASSWORD)
}

async function signIn(page: Page): Promise<void> {
  await fill(page)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await page.waitForURL(/\/worksheets$/)
}

test('without an answer from the server, sign-in says so, keeps what was typed and works afterwards', async ({
  page,
}) => {
  await fill(page)
  const submit = page.getByRole('button', { name: 'サインイン' })
  await page.context().setOffline(true)
  await submit.click()
  await expect(page.getByText('サーバーに接続できませんでした。')).toBeVisible()
  await page.context().setOffline(false)

  // As a proxy answers while the server behind it starts again.
  await page.route('**/api/auth/**', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }))
  await submit.click()
  await expect(page.getByText('サーバーに接続できませんでした。')).toBeVisible()
  await page.unrouteAll()

  await expect(page.getByLabel('パスワード')).toHaveValue(PASSWORD)
  await submit.click()
  await expect(page).toHaveURL(/\/w\/[^/]+\/worksheets$/)
})

test('the language goes with the person to another browser', async ({ page, browser }) => {
  await signIn(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Worksheets', level: 1 })).toBeVisible()

  const another = await (await browser.newContext()).newPage()
  await signIn(another)
  await expect(another.getByRole('heading', { name: 'Worksheets', level: 1 })).toBeVisible()
  await another.getByRole('button', { name: '日本語' }).click()
  await expect(another.getByRole('heading', { name: 'ワークシート', level: 1 })).toBeVisible()
})

test('a viewer says what they do in the workshop, and nothing leaves the page when the server is away', async ({
  page,
}) => {
  await signIn(page)
  await page.getByRole('link', { name: 'メンバー' }).click()
  const role = page.getByLabel('viewerさんのワークショップでの役割')
  await expect(role).toHaveValue('')
  await page.context().setOffline(true)
  await role.fill('開発者')
  await role.press('Enter')
  const note = page.getByRole('main').getByText('サーバーに接続できませんでした。')
  await expect(note).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(
    page.getByRole('region', { name: 'お知らせ' }).getByText('サーバーに接続できませんでした。'),
  ).toBeVisible()
  await expect(role).toHaveValue('開発者')
  await page.context().setOffline(false)
  await role.focus()
  await role.press('Enter')
  await expect(note).toHaveCount(0)
  await page.reload()
  await expect(role).toHaveValue('開発者')
})
