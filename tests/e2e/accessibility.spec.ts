import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { workspaceName } from '../support/owner'
import { worksheetWith } from '../support/worksheet-page'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desktop = { width: 1440, height: 900 }
const phone = { width: 360, height: 740 }

/** Checks every page at both sizes: nothing that axe names, nothing wider than the window. */
async function checkAll(page: Page, locale: string, paths: string[]): Promise<void> {
  await page.context().addCookies([{ name: 'locale', value: locale, url: new URL(page.url()).origin }])
  for (const path of paths) {
    await page.goto(path)
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size)
      const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
      expect(violations, `${path} at ${size.width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
    }
  }
}

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

  test.describe('signed out', () => {
    test.use({ storageState: { cookies: [], origins: [] } })

    test(`pages before signing in can be used by everybody, in ${locale}`, async ({ page }) => {
      await page.goto('/sign-in')
      await checkAll(page, locale, ['/sign-in', '/invite/no-such-invitation', '/help'])
    })
  })
}

test('on a phone both views and both ways to Excel stay in the window', async ({ page }) => {
  await worksheetWith(page, [{ no: '1', problem: '課題' }])
  await page.setViewportSize(phone)
  for (const name of ['ワークシート', 'ランキング']) {
    const tab = page.getByRole('navigation', { name: 'ワークシートの画面' }).getByRole('link', { name })
    expect(await tab.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0)
    await expect(tab).toBeInViewport({ ratio: 1 })
  }
  await expect(page.getByRole('link', { name: '取り込み' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: '書き出し' })).toBeInViewport({ ratio: 1 })
})
