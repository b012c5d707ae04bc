import { expect, test, type Locator, type Page } from '@playwright/test'
import { desktop, expectUsable } from '../support/axe'
import { worksheetWith } from '../support/worksheet-page'

const levels = { urgency: '中', importance: '中', mlValue: '中' }
const rows = [
  { no: '1', product: '会計', problem: '仕訳の入力が遅い', ...levels, effort: '20' },
  { no: '2', product: '在庫', problem: '数が合わない', ...levels, importance: '高', effort: '40' },
]

/** Drags from the middle of a mark by so many pixels. */
async function drag(page: Page, mark: Locator, by: { x: number; y: number }): Promise<void> {
  await mark.scrollIntoViewIfNeeded()
  const box = (await mark.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 })
  await page.mouse.up()
}

test('a case is dragged through the matrix and the chart of value and effort, and every drag is taken back', async ({
  page,
}) => {
  await worksheetWith(page, rows)
  await page.getByRole('link', { name: 'ランキング' }).click()
  const entry = page.getByRole('list', { name: '優先順位の一覧' }).getByRole('listitem').filter({ hasText: '会計' })
  const terms = (urgency: string, importance: string, mlValue: string) =>
    expect(entry).toContainText(new RegExp(`緊急度 ${urgency} .*重要度 ${importance} .*MLの価値 ${mlValue} `))

  const matrix = page.getByRole('listbox', { name: /^マトリクス/ })
  const cellHeight = (await matrix.locator('rect').nth(4).boundingBox())!.height
  await drag(page, matrix.getByRole('option', { name: '1 仕訳' }).locator('circle'), { x: 0, y: -cellHeight })
  await terms('中', '高', '中')
  await page.keyboard.press('Control+z')
  await terms('中', '中', '中')

  const chart = page.getByRole('region', { name: '価値と工数' })
  const effort = (value: string) => expect(chart.getByRole('row').filter({ hasText: '仕訳' })).toContainText(value)
  await chart.locator('summary').click()
  await effort('20')
  const bubble = chart.getByRole('option', { name: '1 仕訳' })
  await drag(page, bubble.locator('circle'), { x: 60, y: -40 })
  await expect(bubble, 'the page stays where it is').toBeInViewport()
  await terms('中', '中', '高')
  await expect(chart.getByRole('row').filter({ hasText: '仕訳' })).not.toContainText('20')
  await page.keyboard.press('Control+z')
  await terms('中', '中', '中')
  await effort('20')

  await bubble.click()
  await chart.getByRole('listbox').focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await effort('16')
  await page.keyboard.press('Shift+ArrowDown')
  await terms('中', '中', '低')
  await page.keyboard.press('Control+z')
  await terms('中', '中', '中')
  await page.keyboard.press('Control+z')
  await effort('20')
  await expectUsable(page, 'the ranking with its charts')

  // The weights of the weighted sum are the reader's own, and part of the address.
  await page.setViewportSize(desktop)
  await page.getByRole('link', { name: '加重合計' }).click()
  await page.getByRole('spinbutton', { name: '緊急度の重み' }).fill('50')
  await page.getByRole('spinbutton', { name: 'MLの価値の重み' }).fill('10')
  await page.getByRole('button', { name: 'この重みで並べる' }).click()
  await expect(page.getByText('0.5 × 緊急度 + 0.4 × 重要度 + 0.1 × MLの価値')).toBeVisible()
  await expect(page).toHaveURL(/weights=50-40-10/)
  await expectUsable(page, 'the weighted ranking')
})
