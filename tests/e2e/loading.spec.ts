import { expect, test } from '@playwright/test'
import { cell, worksheetWith } from '../support/worksheet-page'

test('on a slow line every press shows the outline of what is coming, until it is there', async ({ page }) => {
  const id = await worksheetWith(page, [{ no: '1', problem: '課題' }])
  const line = await page.context().newCDPSession(page)
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 2_000,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  const loading = page.getByRole('status').filter({ hasText: '読み込んでいます' })
  await page.getByRole('link', { name: 'ランキング' }).click()
  await expect(loading).toBeVisible({ timeout: 1_000 })
  await expect(page.getByRole('heading', { name: 'ランキング' })).toBeAttached()
  await expect(loading).toHaveCount(0)

  await page.getByRole('navigation', { name: 'ワークスペースの中' }).getByRole('link', { name: 'ワークシート' }).click()
  await expect(loading).toBeVisible({ timeout: 1_000 })
  await expect(page.getByRole('list', { name: 'ワークシート' })).toBeVisible()
  await expect(loading).toHaveCount(0)

  await page.locator(`a[href$="${id}"]`).click()
  await expect(loading).toBeVisible({ timeout: 1_000 })
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(loading).toHaveCount(0)
})

test('a grid that cannot take a press yet says so, and takes it as soon as its script is there', async ({ page }) => {
  await worksheetWith(page, [{ no: '1', problem: '課題' }])
  const held: (() => void)[] = []
  let isHolding = true
  await page.route('**/_next/static/**/*.js', async (route) => {
    if (isHolding) await new Promise<void>((release) => held.push(release))
    await route.continue()
  })
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true')
  isHolding = false
  for (const release of held) release()
  await cell(page, 1, 'problem').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: '行を開く' })).toBeVisible()
})
