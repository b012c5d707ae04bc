import { expect, test, type Page } from '@playwright/test'
import { desktop, expectUsable, speak } from '../support/axe'
import { invite, join } from '../support/members'
import { worksheetWith } from '../support/worksheet-page'

const formula = (page: Page, name: string) => page.getByRole('textbox', { name: `「${name}」の式` })
const term = (page: Page, name: string) => page.getByRole('group', { name: `項目「${name}」` })

async function save(page: Page) {
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('保存済み', { exact: true })).toBeVisible()
}

test('a team writes what a use case is worth, and mends its formula at the place of the error', async ({ page }) => {
  test.setTimeout(120_000)
  await worksheetWith(page, [
    { no: '1', product: '検品', problem: '瓶の検品に人手がかかる' },
    {
      no: '2',
      product: '会計',
      problem: '仕訳に時間がかかる',
      mlValueReason: '1日の価値 = 担当者数 4人 × 短縮時間 2h/日 × 時給 1,200円/h\n運用費: 3万円/月\n締め日が早まる。',
    },
  ])
  await page.getByRole('link', { name: '価値', exact: true }).click()
  await page.getByRole('link', { name: /瓶の検品/ }).click()
  await page.getByRole('button', { name: '価値の式を追加' }).click()
  await formula(page, '価値').fill('人数 × 7.5 h/日 × 時給')
  await page.getByRole('button', { name: '「人数」を項目に加える（単位: 人）' }).click()
  await page.getByRole('button', { name: '「時給」を項目に加える（単位: 円/h）' }).click()
  await term(page, '人数').getByLabel('人数の値', { exact: true }).fill('18')
  await term(page, '時給').getByLabel('時給の値の書き方').selectOption('低・中・高')
  for (const [which, value] of Object.entries({ '高い (P95)': '1400', '中央 (P50)': '1200', '低い (P5)': '1000' })) {
    await term(page, '時給').getByLabel(`時給の${which}`).fill(value)
  }
  await term(page, '時給').getByLabel('担当').selectOption('経営層 (CxO)')
  await expect(page.getByText('= 5,913万円/年')).toBeVisible()

  await formula(page, '価値').fill('人数 × 7.5 h/日 × 時旧')
  await expect(formula(page, '価値')).toHaveAttribute('aria-invalid', 'true')
  await expect(formula(page, '価値')).toHaveAccessibleDescription(/「時旧」という項目はありません/)
  await expect(page.locator('[data-error-place]')).toHaveText('時旧')
  await expectUsable(page, 'a formula with an error')
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: '「時給」に直す' }).click()
  await expect(formula(page, '価値')).toHaveValue('人数 × 7.5 h/日 × 時給')

  await page.getByRole('button', { name: '開発費(1回)を追加' }).click()
  await formula(page, '開発費').fill('1000万円')
  await page.getByRole('link', { name: '一覧に戻る' }).click()
  await expect(page.getByRole('row', { name: /瓶の検品/ })).toContainText('未保存の入力あり')
  await page.getByRole('link', { name: /瓶の検品/ }).click()
  await expect(formula(page, '開発費')).toHaveValue('1000万円')
  await expect(page.getByText(/未保存だった内容を表示しています/)).toBeVisible()
  await save(page)
  await page.getByRole('link', { name: '一覧に戻る' }).click()
  const row = page.getByRole('row', { name: /瓶の検品/ })
  await expect(row).toContainText('5,913万円')
  await expect(row).toContainText('62日目')
  await expectUsable(page, 'the list of values')

  await page.getByRole('link', { name: /仕訳/ }).click()
  await page.getByRole('button', { name: '列Oを読み取る' }).click()
  const reading = page.getByRole('dialog', { name: '列Oの読み取り' })
  await expect(reading).toContainText('担当者数 × 短縮時間 × 時給')
  await expect(reading.getByRole('row', { name: /担当者数/ })).toContainText('4人')
  await expect(reading.getByRole('listitem').filter({ hasText: '締め日が早まる' })).toBeVisible()
  await expectUsable(page, 'what column O says')
  await page.setViewportSize(desktop)
  await reading.getByRole('button', { name: '取り込む' }).click()
  await expect(page.getByText('= 350万円/年')).toBeVisible()
  await save(page)
})

test('a wage that two use cases share changes in both, and a level is accepted from the money', async ({ page }) => {
  test.setTimeout(120_000)
  const wage = `時給${Date.now()}`
  await worksheetWith(page, [
    { no: '1', product: '検品', problem: '瓶の検品', mlValueReason: `価値 = 人数 10人 × 8h/日 × ${wage} 1,000円/h` },
    { no: '2', product: '会計', problem: '仕訳の確認', mlValueReason: `価値 = 人数 5人 × 8h/日 × ${wage}` },
  ])
  const worksheet = page.url()
  const openCase = async (name: RegExp) => {
    await page.goto(`${worksheet}/value`)
    await page.getByRole('link', { name }).click()
  }
  const readColumn = async () => {
    await page.getByRole('button', { name: '列Oを読み取る' }).click()
    await page.getByRole('button', { name: '取り込む' }).click()
  }
  await openCase(/瓶の検品/)
  await readColumn()
  await page.getByRole('button', { name: `「${wage}」を共有の項目にする` }).click()
  await expect(page.getByRole('link', { name: `「${wage}」を開く` })).toBeVisible()
  await save(page)
  await openCase(/仕訳の確認/)
  await readColumn()
  await expect(page.getByText('= 1,460万円/年')).toBeVisible()
  await save(page)

  await page.getByRole('link', { name: `「${wage}」を開く` }).click()
  await expect(page.getByRole('dialog', { name: `「${wage}」の変更` })).toContainText('2件の課題で使っています')
  await page.getByRole('textbox', { name: new RegExp(`${wage}の値`) }).fill('2000')
  await page.getByRole('button', { name: '保存する' }).click()
  const shared = page.getByRole('row', { name: new RegExp(wage) })
  await expect(shared).toContainText('2,000 円/h')
  await shared.getByText('2件', { exact: true }).click()
  await expect(shared.getByRole('link', { name: /仕訳の確認/ })).toHaveAttribute('href', /value\?row=/)
  await page.goto(`${worksheet}/value?per=year&sort=value`)
  await expect(page.getByRole('row').nth(1)).toContainText('5,840万円')
  await expect(page.getByRole('row').nth(2)).toContainText('2,920万円')

  await page.getByRole('link', { name: '設定', exact: true }).click()
  await page.getByRole('textbox', { name: '「高」は年' }).fill('4000万円')
  await page.getByRole('textbox', { name: '「中」は年' }).fill('1000万円')
  await page.locator('form', { hasText: '「高」は年' }).getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('保存しました')).toBeVisible()
  await openCase(/瓶の検品/)
  const takeBack = page.getByRole('button', { name: '元に戻す' })
  await page.getByRole('button', { name: 'ML価値を「高」にする' }).click()
  await expect(page.getByText('いまの「高」と合っています。')).toBeVisible()
  await takeBack.click()
  await page.getByRole('button', { name: 'ML価値を「高」にする' }).click()
  await expect(page.getByText('いまの「高」と合っています。')).toBeVisible()

  await formula(page, '価値').fill(`人数 × 6h/日 × ${wage}`)
  const other = await page
    .context()
    .browser()!
    .newContext({ storageState: await page.context().storageState() })
  const colleague = await other.newPage()
  await colleague.goto(page.url())
  await formula(colleague, '価値').fill(`人数 × 4h/日 × ${wage}`)
  await save(colleague)
  await other.close()
  await expect(page.getByText('入力した内容はこの画面に残っています。')).toBeVisible()
  await expect(formula(page, '価値')).toHaveValue(`人数 × 6h/日 × ${wage}`)
  // The notice of what can be taken back still stands there: it must not lie over the buttons of the bar.
  await expect(takeBack).toBeVisible()
  await page.getByRole('button', { name: '入力した内容で上書き' }).click({ timeout: 2_000 })
  await expect(page.getByText('保存済み', { exact: true })).toBeVisible()

  const column = page.getByText(`価値 = 人数 × 6h/日 × ${wage}`)
  for (const isKept of [false, true]) {
    await page.getByRole('button', { name: '式を列Oに書く' }).click()
    await page.getByRole('button', { name: '列Oに書き込む' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(column).toBeVisible()
    if (!isKept) await takeBack.last().click()
    await expect(column).toHaveCount(isKept ? 1 : 0)
  }
  await speak(page, 'en')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await expect(page.getByText(`価値 = 人数 × 6h/日 × ${wage}`)).toBeVisible()
  await expect(page.getByText('fits the present')).toBeVisible()
  await expectUsable(page, 'a valuation in English, in the dark')
})

test('nothing that is typed is lost: going back, a server that is away, too much of it, and two people at once', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const many = Array.from({ length: 51 }, (_, at) => `価値${at} = 人数${at} × 1,000円/日`)
  await worksheetWith(page, [
    { no: '1', product: '検品', problem: '瓶の検品', mlValueReason: '価値 = 人数 10人 × 8h/日 × 時給 1,000円/h' },
    { no: '2', product: '会計', problem: '仕訳の確認', mlValueReason: many.join('\n') },
  ])
  await page.getByRole('link', { name: '価値', exact: true }).click()
  await page.getByRole('link', { name: /仕訳の確認/ }).click()
  await page.getByRole('button', { name: '列Oを読み取る' }).click()
  await page.getByRole('button', { name: '取り込む' }).click()
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('式が多すぎます（50件まで）。まだ保存していません。')).toBeVisible()
  await page.getByRole('button', { name: '変更を取り消す' }).click()
  await expect(page.getByText('保存済み', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: '一覧に戻る' }).click()
  await page.getByRole('link', { name: /瓶の検品/ }).click()
  await page.getByRole('button', { name: '列Oを読み取る' }).click()
  await page.getByRole('button', { name: '取り込む' }).click()
  await save(page)
  await term(page, '時給').getByLabel('根拠').fill('求人票の中央値')
  await page.goBack()
  await expect(page.getByRole('row', { name: /瓶の検品/ })).toContainText('未保存の入力あり')
  await page.goForward()
  await expect(term(page, '時給').getByLabel('根拠')).toHaveValue('求人票の中央値')
  await page.reload()
  await expect(term(page, '時給').getByLabel('根拠')).toHaveValue('求人票の中央値')

  await page.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()))
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('サーバーに接続できませんでした。')).toBeVisible()
  await expect(term(page, '時給').getByLabel('根拠')).toHaveValue('求人票の中央値')
  await page.unroute('**/*')

  const other = await page
    .context()
    .browser()!
    .newContext({ storageState: await page.context().storageState() })
  const colleague = await other.newPage()
  await colleague.goto(page.url())
  await term(colleague, '人数').getByLabel('人数の値', { exact: true }).fill('12')
  // Told of a change that it cannot fetch yet, the page stays as it is.
  await page.context().setOffline(true)
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/health/live'))
  await save(colleague)
  await other.close()
  await asked
  await expect(term(page, '時給').getByLabel('根拠')).toHaveValue('求人票の中央値')
  await page.context().setOffline(false)
  await expect(page.getByText('ほかの人の変更を取り込みました。')).toBeVisible()
  await expect(term(page, '人数').getByLabel('人数の値', { exact: true })).toHaveValue('12')
  await save(page)
  await page.reload()
  await expect(term(page, '時給').getByLabel('根拠')).toHaveValue('求人票の中央値')
  await expect(term(page, '人数').getByLabel('人数の値', { exact: true })).toHaveValue('12')
})

test('the worked example: begun at once, on paper without its editor, and to read for who may not change it', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const id = await worksheetWith(page, [{ no: '1', product: '検品', problem: '瓶の検品' }])
  const worksheet = page.url()
  await page.getByRole('link', { name: '価値', exact: true }).click()
  await page.getByRole('link', { name: /瓶の検品/ }).click()
  await page.getByRole('button', { name: '例を入れてみる' }).click()
  await expect(page.getByRole('region', { name: '主な数値' })).toContainText('162日目')
  await expect(page.getByRole('region', { name: '主な数値' })).toContainText('回収できる見込み100%')
  await save(page)

  await page.emulateMedia({ media: 'print' })
  await expect(formula(page, '人が減る価値')).toBeHidden()
  await expect(page.getByRole('heading', { name: '式と根拠' })).toBeVisible()
  await expect(page.getByRole('button', { name: '保存する' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })

  const address = page.url()
  const viewer = await join(browser, await invite(page, 'viewer'), 'viewer')
  const expectReadOnly = async (reader: Page) => {
    await reader.goto(address)
    await expect(reader.getByRole('region', { name: '主な数値' })).toContainText('162日目')
    await expect(formula(reader, '人が減る価値')).toBeDisabled()
    await expect(reader.getByRole('button', { name: /保存する|追加|式を列Oに書く|引き直す/ })).toHaveCount(0)
    await reader.getByLabel('導入後の人数の値').last().fill('10')
    await reader.getByLabel('導入後の人数の値').last().press('Enter')
    await expect(reader.getByRole('region', { name: '主な数値' })).toContainText('期間内に回収できません')
  }
  await expectReadOnly(viewer)
  await viewer.context().close()

  await page.goto(worksheet.replace(/\/[^/]+$/, ''))
  await page
    .locator('li, tr', { has: page.locator(`a[href*="${id}"]`) })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'アーカイブ' }).click()
  await expect(page.getByText(/をアーカイブしました/).first()).toBeVisible()
  await expectReadOnly(page)
})
