import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import pg from 'pg'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { expectUsable, phone, speak } from '../support/axe'
import { dataFolder } from '../support/owner'
import { worksheetWith } from '../support/worksheet-page'

type Range = number | [low: number, best: number, high: number]

const term = (name: string, value: Range, unit: string) => ({
  id: name,
  name,
  unit,
  value: Array.isArray(value)
    ? { kind: 'percentiles', low: value[0], best: value[1], high: value[2], min: null, max: null }
    : { kind: 'single', value },
  owner: { kind: 'role', role: '検品チーム' },
})

/** The workshop's worked example, with the cost of operation as a person writes it. */
function workedExample(operation: string, wage: Range) {
  return {
    terms: [
      term('導入前の人数', 20, '人'),
      term('導入前の時間', 7.5, 'h/日'),
      term('導入後の人数', 2, '人'),
      term('導入後の時間', 7.5, 'h/日'),
      term('時給', wage, '万円/h'),
    ],
    formulas: [
      {
        name: '価値',
        kind: 'value',
        text: '((導入前の人数 × 導入前の時間) − (導入後の人数 × 導入後の時間)) × 時給',
      },
      { name: '運用費', kind: 'operation', text: operation },
      { name: '開発費', kind: 'development', text: '1000万円' },
    ],
  }
}

/** Makes a worksheet whose one use case has this valuation, and opens what it says. */
async function openValue(page: Page, valuation: object): Promise<void> {
  const worksheet = await worksheetWith(page, [{ no: '1', product: '検品', problem: '目視の検品に人手がかかる' }])
  const database = await startPostgres(path.join(dataFolder(), 'postgres'))
  const client = new pg.Client(database.url('app'))
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO "Valuation" ("useCaseId", content) SELECT id, $2 FROM "UseCase" WHERE "worksheetId" = $1
     RETURNING "useCaseId" AS id`,
    [worksheet, JSON.stringify(valuation)],
  )
  await client.end()
  await page.goto(`${page.url()}/value?row=${rows[0]?.id}`)
  await expect(page.getByRole('region', { name: '主な数値' })).toBeVisible()
}

/** What the headline says of one figure. */
function figure(page: Page, name: string): Locator {
  const figures = page.getByRole('region', { name: '主な数値' }).locator('dl > div')
  return figures.filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) })
}

/** The sliders and the scenarios that are saved from them. */
function sliders(page: Page): Locator {
  return page.getByRole('region', { name: '値を動かしてみる' })
}

/** Looks at the worked example's three lines one after the other, by typing the terms' values. */
async function expectFirstDays(page: Page, days: [string, string, string]): Promise<void> {
  const people = sliders(page).getByLabel('導入後の人数の値')
  const hours = sliders(page).getByLabel('導入後の時間の値')
  for (const [index, [workers, time]] of [
    ['2', '7.5'],
    ['10', '7.5'],
    ['10', '2'],
  ].entries()) {
    await people.fill(workers ?? '')
    await people.press('Enter')
    await hours.fill(time ?? '')
    await hours.press('Enter')
    await expect(figure(page, '累積が0以上になる日')).toContainText(days[index] ?? '')
  }
}

test('the worked example: first days, what must be true, scenarios, and a slider by keyboard', async ({ page }) => {
  await openValue(page, workedExample('10万円/日', 0.12))
  await expect(figure(page, '純価値')).toContainText('2,263万円/年')
  await expect(figure(page, '回収期間')).toContainText('5.4か月')
  await expect(figure(page, '正味現在価値')).toContainText('5,789万円')
  await expect(figure(page, '投資利益率')).toContainText('48%')
  await expectFirstDays(page, ['162日目', '期間内に回収できません', '179日目'])

  await page.getByLabel('シナリオの名前').fill('10人で2時間')
  await page.getByRole('button', { name: 'シナリオとして保存' }).click()
  const hours = sliders(page).getByLabel('導入後の時間の値')
  await hours.fill('７．５')
  await hours.press('Enter')
  await page.getByLabel('シナリオの名前').fill('10人しか減らない')
  await page.getByRole('button', { name: 'シナリオとして保存' }).click()

  const must = page.getByRole('region', { name: '回収のために必要な条件' }).getByRole('table')
  await expect(must.getByRole('row', { name: /^導入後の人数/ })).toContainText('7人以下境目は 7.87')
  await expect(must.getByRole('row', { name: /^導入後の人数/ })).toContainText('検品チーム')
  await expect(must.getByRole('row', { name: /^導入後の時間/ })).toContainText('5.9 h/日以下境目は 5.91')
  await expect(must.getByRole('row', { name: /^導入後の時間/ })).toContainText('足りない')

  await page.getByRole('button', { name: 'すべて戻す' }).click()
  await expect(figure(page, '累積が0以上になる日')).toContainText('162日目')
  const slider = page.getByRole('slider', { name: '導入後の人数を動かす' })
  await slider.focus()
  await slider.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '3人')
  // (150 − 22.5) × 0.12 − 10 = 5.3 a day: 1000 / 5.3 = 188.7.
  await expect(figure(page, '累積が0以上になる日')).toContainText('189日目')

  const scenarios = page.getByRole('table', { name: 'シナリオの比較' })
  await expect(scenarios.getByRole('row', { name: /^スライダーの値/ })).toContainText('189日目')
  const few = scenarios.getByRole('row').filter({ has: page.getByRole('textbox', { name: '10人しか減らない' }) })
  await expect(few).toContainText('期間内になし')
  await scenarios.getByRole('textbox', { name: '10人で2時間の名前' }).fill('短時間')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('img', { name: /累積の純価値の推移/ })).toContainText('短時間')
  await scenarios.getByRole('button', { name: '10人しか減らないを削除' }).click()
  await expect(few).toHaveCount(0)
  await sliders(page).getByRole('button', { name: '元に戻す' }).click()
  await expect(few).toHaveCount(1)
  await expect(page.getByText('結果に幅がないため、確率は出せません')).toBeVisible()
})

test('the worked example with a monthly cost', async ({ page }) => {
  await openValue(page, workedExample('10万円/月', 0.12))
  await expectFirstDays(page, ['64日目', '116日目', '66日目'])
})

test('chances, tornado, options and accuracy, usable and printable everywhere', async ({ page }) => {
  test.setTimeout(180_000)
  await openValue(page, { ...workedExample('10万円/日', [0.06, 0.08, 0.12]), startsOn: '2027-04-01' })

  // 135 h × 0.08 万円 − 10 = 0.8 a day: not within three years, but the wage may be higher.
  await expect(figure(page, '累積が0以上になる日')).toContainText('期間内に回収できません')
  const sure = page.getByRole('region', { name: 'どのくらい確かか' })
  await expect(sure).toContainText('10,000回')
  const sentence = sure.getByText(/2030年3月31日までに回収でき/)
  await expect(sentence).toContainText(/10回に\d回は/)
  const before = await sure.getByText(/10回に8回は、2030年3月31日の純価値が/).textContent()
  await page.reload()
  await expect(sure.getByText(/10回に8回は、2030年3月31日の純価値が/)).toHaveText(before ?? '')
  await sure.getByRole('button', { name: '引き直す' }).click()
  await expect(sure.getByText(/10回に8回は、2030年3月31日の純価値が/)).not.toHaveText(before ?? '')
  await sure.getByLabel('いつまでに回収したいか').fill('2027-05-01')
  await sure.getByLabel('いつまでに回収したいか').blur()
  await expect(sure.getByText('2027年5月1日までに回収できる見込みは、ほとんどありません')).toBeVisible()

  await expect(page.getByRole('img', { name: /最も動かすのは「時給」/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /項目の幅とNPVをSVGで保存/ }).click(),
  ])
  const svg = readFileSync(await download.path(), 'utf8')
  expect(svg).toContain('時給')
  expect(svg).toMatch(/<pattern[^>]*id="[^"]+"/)

  const options = page.getByRole('region', { name: '手作業・ルール・MLの比較' })
  await options.getByRole('button', { name: '簡単なルールを加える' }).click()
  await options.getByText('簡単なルールの場合に違うところ').click()
  await options.getByLabel('運用費').fill('1万円/日')
  await options.getByLabel('運用費').press('Enter')
  await options.getByLabel('開発費').fill('100万円 +')
  await options.getByLabel('開発費').press('Enter')
  await expect(options.getByText('ここに数値か名前が必要です。')).toBeVisible()
  await options.getByLabel('開発費').fill('100万円')
  await options.getByLabel('開発費').press('Enter')
  await options.getByLabel('違う値にする項目').selectOption('導入後の人数')
  await options.getByLabel('導入後の人数のありそうな値').fill('1')
  await options.getByLabel('導入後の人数のありそうな値').press('Enter')
  await expect(options).toContainText('簡単なルールでも得られる分を除いた増分だけです')
  await expect(page.getByRole('region', { name: '次に測るもの' })).toContainText('いま決めるなら「簡単なルール」です')

  const accuracy = page.getByRole('region', { name: 'どの精度から割に合うか' })
  await accuracy.getByLabel('予測の種類').selectOption('正解か不正解か')
  for (const [name, value] of [
    ['正解1件の価値', '100'],
    ['不正解1件の損失', '300'],
    ['確認1件の費用', '20'],
  ] as const) {
    await accuracy.getByLabel(name).fill(value)
    await accuracy.getByLabel(name).press('Enter')
  }
  await expect(accuracy).toContainText('精度80%から、価値が負担を上回ります。')
  await accuracy.getByLabel('予測の種類').selectOption('見つける(再現率と適合率)')
  await expect(accuracy.getByRole('table')).toContainText('発見: 80件')

  await expectUsable(page, 'a value')
  await page.emulateMedia({ colorScheme: 'dark' })
  await speak(page, 'en')
  await page.reload()
  await expect(page.getByRole('img', { name: /“時給” moves it most/ })).toBeVisible()
  await expectUsable(page, 'a value in English, in the dark')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ ...phone, width: 700 })
  for (const drawing of await page.getByRole('img').all()) {
    const box = await drawing.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(700)
  }
})
