import { expect, test } from '@playwright/test'
import { desktop, expectUsable, speak } from '../support/axe'
import { worksheetWith } from '../support/worksheet-page'

const today = new Date().toISOString().slice(0, 10)

test('a team lists its data with evidence, sees what is missing, and takes it over into the worksheet', async ({
  page,
}) => {
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
  await expect(page.getByText('入出金明細の「存在する」が「いいえ」です。')).toBeVisible()
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
