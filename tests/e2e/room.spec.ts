import { expect, test } from '@playwright/test'
import { owner, workspaceName } from '../support/owner'
import { inRoom } from '../support/room'

test.use({ storageState: { cookies: [], origins: [] } })

test('another machine in the room signs in over plain http', async ({ page }) => {
  await page.goto(inRoom('/'))
  await page.getByLabel('メールアドレス').fill(owner.email)
  await page.getByLabel('パスワード').fill(owner.password)
  await page.getByRole('button', { name: 'サインイン' }).click()
  await expect(page).toHaveURL((url) => url.hostname === 'room.test' && url.pathname.startsWith('/w'))
  await expect(page.getByText(workspaceName).first()).toBeVisible()
})
