import { expect, test } from '@playwright/test'
import { desktop, expectUsable, speak } from '../support/axe'
import { owner, ownerState, setupCode, workspaceName } from '../support/owner'

test('a fresh installation is set up with the code from the terminal, and with no other', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/setup$/)
  for (const locale of ['en', 'ja']) {
    await speak(page, locale)
    await page.reload()
    await expectUsable(page, `set-up in ${locale}`)
  }
  await page.setViewportSize(desktop)

  await page.getByLabel('お名前').fill(owner.name)
  await page.getByLabel('メールアドレス').fill(owner.email)
  await page.getByLabel('パスワード').fill(owner.password)
  await page.getByLabel('ワークスペース名').fill(workspaceName)
  await page.getByLabel('セットアップコード').fill('aaaa-aaaa-aaaa')
  await page.getByRole('button', { name: '設定を完了する' }).click()
  await expect(page.getByLabel('セットアップコード')).toHaveAttribute('aria-invalid', 'true')

  await page.getByLabel('パスワード').fill(owner.password)
  await page.getByLabel('セットアップコード').fill(setupCode())
  await page.getByRole('button', { name: '設定を完了する' }).click()
  await expect(page).toHaveURL(/\/w\/[^/]+\/worksheets/)

  await page.context().storageState({ path: ownerState() })
})
