import { expect, test } from '@playwright/test'
import { desktop, expectUsable, phone, speak } from '../support/axe'
import { worksheetWith } from '../support/worksheet-page'

const today = new Date().toISOString().slice(0, 10)

test('a team lists its data with evidence, sees what is missing, and takes it over into the worksheet', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await worksheetWith(page, [
    { no: '1', product: '会計', problem: '仕訳に時間がかかる' },
    { no: '2', product: '献立', problem: '献立が決まらない' },
  ])
  const worksheet = page.url()

  await page.getByRole('link', { name: 'データ', exact: true }).click()
  await page.getByRole('link', { name: 'データセットを追加' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('入出金明細')
  await page.getByLabel('ラベルはありますか').selectOption('はい')
  await page.getByLabel('予測する時点で使えますか').selectOption('はい')
  const questions = page.getByRole('group', { name: /入手できるか|使えるか|品質は十分か/ })
  await expect(questions).toHaveCount(6)
  for (const question of (await questions.all()).slice(1)) {
    await question.getByLabel('回答').selectOption('はい')
    await question.getByLabel('根拠').fill('https://wiki.example.com/entries')
    await question.getByLabel('確認した日').fill(today)
  }
  await questions.first().getByLabel('回答').selectOption('いいえ')
  await page.getByRole('textbox', { name: '日数' }).fill('十日')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('0以上の数字で入力してください。')).toBeVisible()
  await page.getByRole('textbox', { name: '日数' }).fill('１０')
  await expectUsable(page, 'a dataset')
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('row', { name: /入出金明細/ })).toContainText('要準備')
  await expectUsable(page, 'the datasets')
  await page.setViewportSize(desktop)

  await page.goto(`${worksheet}/readiness`)
  await page.getByRole('link', { name: /仕訳に時間がかかる/ }).click()
  await page.getByRole('checkbox', { name: '入出金明細' }).check()
  await expect(page.getByText('入出金明細の「データの存在」が「いいえ」です。')).toBeVisible()
  // A dataset that is missing is made on the way, and what was answered so far is still there.
  await page.getByRole('link', { name: 'データセットを追加' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('勘定科目')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('checkbox', { name: '勘定科目' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: '入出金明細' })).toBeChecked()
  await page.getByRole('checkbox', { name: '勘定科目' }).uncheck()
  await page.reload()
  await expect(page.getByRole('checkbox', { name: '入出金明細' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: '勘定科目' })).not.toBeChecked()
  await page.getByLabel('人手では追いつかない量を扱う', { exact: true }).selectOption('はい')
  await page.getByLabel('100%の正解率でなくても使える', { exact: true }).selectOption('いいえ')
  await page.getByLabel('「100%の正解率でなくても使える」の理由').fill('1円の違いも許されない')
  await expect(page.getByText('MLに向かない', { exact: true })).toBeVisible()
  await expectUsable(page, 'the data of a use case')
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('button', { name: '「実現を阻害する要因」に書き込む' }).click()
  await expect(page.getByRole('button', { name: '書き込み済み' })).toBeVisible()
  await speak(page, 'en')
  await page.goto(`${worksheet}/readiness`)
  await expect(page.getByRole('row', { name: /仕訳/ })).toContainText('Does not fit ML')
  await expectUsable(page, 'data readiness')
  await page.setViewportSize(desktop)

  await page.goto(`${worksheet}/ranking`)
  const lane = page.getByRole('region', { name: 'Rules or process' })
  await expect(lane.getByRole('link', { name: '入出金明細: fails “Exists”' })).toHaveAttribute('href', /datasets/)
  await lane
    .getByRole('link', { name: 'Not for ML: “It is useful with less than 100 % accuracy” does not hold' })
    .click()
  await expect(page.getByRole('heading', { name: '仕訳に時間がかかる' })).toBeVisible()
})

test('what is typed about data outlives leaving the page, and two people who answer at once both keep their words', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await worksheetWith(page, [{ no: '1', product: '会計', problem: '仕訳に時間がかかる' }])
  const workspace = page.url().replace(/\/worksheets.*/, '')
  const worksheet = page.url()
  await page.goto(`${workspace}/datasets/new`)
  await page.getByRole('textbox', { name: '名前' }).fill('返品の記録')
  const exists = page.getByRole('group', { name: /必要なデータ/ })
  const long = `https://wiki.example.com/${'a'.repeat(300)}`
  await exists.getByLabel('根拠').fill(`javascript:alert(1) ${long}`)
  // Any way out: nothing asks, and nothing is lost.
  await page.getByRole('link', { name: 'データセット一覧に戻る' }).click()
  await page.getByRole('link', { name: 'データセットを追加' }).click()
  await expect(page.getByText('未保存だった内容')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '名前' })).toHaveValue('返品の記録')
  await expect(exists.getByRole('link')).toHaveAttribute('href', long)
  await page.setViewportSize(phone)
  expect(await exists.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
  expect((await exists.getByLabel('根拠').boundingBox())!.width).toBeLessThan(phone.width)
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('link', { name: '返品の記録' }).click()

  const other = await (await browser.newContext({ storageState: await page.context().storageState() })).newPage()
  await other.goto(page.url())
  await other.getByLabel('管理者').fill('経理部')
  await other.getByLabel('1行が表すもの').fill('返品1件')
  await page.getByLabel('管理者').fill('物流部')
  await page.getByLabel('更新頻度').fill('毎晩')
  await other.getByRole('button', { name: '保存する' }).click()
  await expect(other.getByRole('row', { name: /返品の記録/ })).toContainText('経理部')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('ほかの人の保存: 経理部')).toBeVisible()
  await expect(page.getByLabel('1行が表すもの')).toHaveValue('返品1件')
  await expectUsable(page, 'a dataset that two people changed')
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('link', { name: '返品の記録' }).click()
  await expect(page.getByLabel('更新頻度')).toHaveValue('毎晩')
  await expect(page.getByText('管理者: 経理部 → 物流部')).toBeVisible()

  // What somebody else saves about a use case arrives while its answers are being given.
  for (const each of [page, other]) {
    await each.goto(`${worksheet}/readiness`)
    await each.getByRole('link', { name: /仕訳/ }).click()
  }
  await page.getByLabel('「人手では追いつかない量を扱う」の理由').fill('月10万件')
  await other.getByRole('checkbox', { name: '返品の記録' }).check()
  await other.getByRole('button', { name: '保存する' }).click()
  await expect(page.getByRole('checkbox', { name: '返品の記録' })).toBeChecked()
  await expect(page.getByLabel('「人手では追いつかない量を扱う」の理由')).toHaveValue('月10万件')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('button', { name: '「要件に関する懸念事項」に書き込む' }).click()
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect(page.getByRole('button', { name: '「要件に関する懸念事項」に書き込む' })).toBeEnabled()

  // A dataset that is changed elsewhere changes what the others see of it.
  await other.goto(`${worksheet}/readiness`)
  await expect(other.getByRole('row', { name: /仕訳/ })).toContainText('返品の記録')
  await page.goto(`${workspace}/datasets`)
  await page.getByRole('link', { name: '返品の記録' }).click()
  await page.getByRole('textbox', { name: '名前' }).fill('返品の明細')
  await page.getByRole('button', { name: '保存する' }).click()
  await expect(other.getByRole('row', { name: /仕訳/ })).toContainText('返品の明細')
  await other.context().close()
})
