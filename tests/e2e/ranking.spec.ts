import { expect, test, type Locator, type Page } from '@playwright/test'
import { desktop, expectUsable, phone } from '../support/axe'
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
  await effort('18')
  await page.keyboard.press('Shift+ArrowDown')
  await terms('中', '中', '低')
  await page.keyboard.press('Control+z')
  await terms('中', '中', '中')
  await page.keyboard.press('Control+z')
  await effort('20')
  await expectUsable(page, 'the ranking with its charts')
  const last = (await page.getByRole('button', { name: '投影表示' }).boundingBox())!
  expect(last.x + last.width, 'what finds no room beside the others goes below them').toBeLessThanOrEqual(phone.width)

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

test('circles are as large as the money, and an open ranking follows values, data and votes', async ({ page }) => {
  test.setTimeout(120_000)
  await worksheetWith(page, rows)
  const worksheet = page.url()
  await page.getByRole('link', { name: 'ランキング' }).click()
  const chart = page.getByRole('region', { name: '価値と工数' })
  await expect(chart.getByText('円の面積はMLの価値を表します。')).toBeVisible()

  // Somebody else writes what a case is worth.
  const other = await page.context().newPage()
  await other.goto(`${worksheet}/value`)
  await other.getByRole('link', { name: /仕訳/ }).click()
  await other.getByRole('button', { name: '価値の式を追加' }).click()
  await other.getByRole('textbox', { name: '「価値」の式' }).fill('1万円/日')
  await other.getByRole('button', { name: '保存する' }).click()
  await chart.getByLabel('円の大きさ').selectOption('純価値/年')
  await expect(page).toHaveURL(/size=net/)
  await expect(chart.getByText(/1年間の純価値.*白抜きは、比べられる金額がまだありません。/)).toBeVisible()
  await chart.locator('summary').click()
  await expect(chart.getByRole('row').filter({ hasText: '仕訳' })).toContainText('365万円')
  await expect(chart.getByRole('row').filter({ hasText: '数が合わない' })).toContainText('金額なし')
  await expectUsable(page, 'the chart with money')
  await page.setViewportSize(desktop)

  // … then that a case needs data which it may not use.
  const dataset = `明細${Date.now()}`
  await other.getByRole('link', { name: 'データ', exact: true }).click()
  await other.getByRole('link', { name: 'データセットを追加' }).click()
  await other.getByRole('textbox', { name: '名前' }).fill(dataset)
  await other.getByRole('button', { name: '保存する' }).click()
  await expect(other.getByRole('row', { name: dataset })).toBeVisible()
  await other.goto(`${worksheet}/readiness`)
  await other.getByRole('link', { name: /仕訳/ }).click()
  await other.getByRole('checkbox', { name: dataset }).check()
  await other.getByRole('button', { name: '保存する' }).click()
  await other.getByRole('link', { name: 'データ', exact: true }).click()
  await other.getByRole('link', { name: dataset }).click()
  await other.getByRole('group', { name: '使えるか' }).getByLabel('回答').first().selectOption('いいえ')
  await other.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('region', { name: '着手できない' })).toContainText(
    `${dataset}: 「プライバシー」を満たさない`,
  )

  // … and votes.
  await expect(page.getByText('投票がまだないため')).toBeVisible()
  await other.goto(`${worksheet}/scoring`)
  await other.getByText('新しい投票を始める').click()
  await other.getByRole('button', { name: '投票を始める' }).click()
  await other.getByRole('link', { name: '投票画面を開く' }).click()
  await other.getByRole('radio', { name: '高', exact: true }).first().check({ force: true })
  await expect(other.getByText('投票を保存しました。')).toBeVisible()
  await other.goBack()
  await other.getByRole('button', { name: '投票を公開する' }).click()
  await expect(page.getByText('公開された投票1票のばらつきと自信を使っています。')).toBeVisible()
})
