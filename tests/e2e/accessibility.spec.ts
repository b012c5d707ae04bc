import { expect, test, type Page } from '@playwright/test'
import { expectUsable, phone, speak } from '../support/axe'
import { workspaceName } from '../support/owner'
import { Worlds } from '../support/world'
import { worksheetWith } from '../support/worksheet-page'

async function checkAll(page: Page, locale: string, paths: string[]): Promise<void> {
  await speak(page, locale)
  for (const path of paths) {
    await page.goto(path)
    await expectUsable(page, path)
  }
}

let worlds: Worlds
test.beforeAll(async () => {
  worlds = await Worlds.open()
})
test.afterAll(() => worlds.close())

for (const locale of ['ja', 'en']) {
  test(`members' pages can be used by everybody, in ${locale}`, async ({ page }) => {
    await page.goto('/w')
    const worksheets = await page.getByRole('link', { name: workspaceName }).getAttribute('href')
    const workspace = worksheets?.replace('/worksheets', '')
    const refused = ['/no-such-page', `${worksheets}/no-such-worksheet`]
    await checkAll(page, locale, [
      '/w',
      `${workspace}/members`,
      `${workspace}/settings`,
      '/account',
      '/help',
      ...refused,
    ])
  })

  test(`the notice of being offline and the page of a failure can be used by everybody, in ${locale}`, async ({
    page,
  }) => {
    await page.goto('/w')
    const worksheets = await page.getByRole('link', { name: workspaceName }).getAttribute('href')
    await speak(page, locale)
    await page.goto(worksheets ?? '')
    await page.context().setOffline(true)
    await expect(page.getByText(locale === 'ja' ? 'オフライン' : 'Offline').first()).toBeVisible()
    await expectUsable(page, 'offline')
    await page.context().setOffline(false)

    await worlds.whileBroken(async () => {
      expect((await page.goto(worksheets ?? ''))?.status()).toBe(500)
      await expect(
        page.getByRole('button', { name: locale === 'ja' ? 'もう一度読み込む' : 'Load again' }),
      ).toBeVisible()
      await expectUsable(page, 'failure')
    })
    await page.getByRole('button', { name: locale === 'ja' ? 'もう一度読み込む' : 'Load again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(locale === 'ja' ? 'ワークシート' : 'Worksheets')
  })

  test.describe('signed out', () => {
    test.use({ storageState: { cookies: [], origins: [] } })

    test(`pages before signing in can be used by everybody, in ${locale}`, async ({ page }) => {
      await page.goto('/sign-in')
      const { token } = await worlds.make()
      await checkAll(page, locale, ['/sign-in', '/invite/no-such-invitation', `/invite/${token}`, '/help'])
    })
  })
}

test('on a phone every view and both ways to Excel stay in the window', async ({ page }) => {
  await worksheetWith(page, [{ no: '1', problem: '課題' }])
  await page.setViewportSize(phone)
  for (const name of ['ワークシート', 'ランキング', '投票', '価値', 'データ準備']) {
    const tab = page.getByRole('navigation', { name: 'ワークシートの画面' }).getByRole('link', { name })
    expect(await tab.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0)
    await expect(tab).toBeInViewport({ ratio: 1 })
  }
  await expect(page.getByRole('link', { name: '取り込み' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: '書き出し' })).toBeInViewport({ ratio: 1 })
})
