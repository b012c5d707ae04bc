import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
export const desktop = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

/** Nothing that axe names on the page as it stands; `what` says in a failure which page that was. */
export async function expectAccessible(page: Page, what?: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 300))]),
    what,
  ).toEqual([])
}

/** The page can be used by everybody at both sizes: nothing that axe names, nothing wider than the window. */
export async function expectUsable(page: Page, what: string): Promise<void> {
  // A page that is read again gets its title anew, a moment after the rest.
  await expect(page).toHaveTitle(/./)
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size)
    await expectAccessible(page, `${what} at ${size.width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), what).toBeLessThanOrEqual(0)
    // Within the frame of a workspace only its parts scroll: the window would scroll into emptiness.
    const overflow = await page.evaluate(() =>
      document.querySelector('div#work') ? document.documentElement.scrollHeight - innerHeight : 0,
    )
    expect(overflow, `the window of ${what} scrolls`).toBeLessThanOrEqual(0)
  }
}

/** Shows the pages that follow in this language. */
export async function speak(page: Page, locale: string): Promise<void> {
  await page.context().addCookies([{ name: 'locale', value: locale, url: new URL(page.url()).origin }])
}
