import { expect, type CDPSession, type Page, test } from '@playwright/test'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

/** Composes as an input method does: the text grows in place, and only the last call makes it text of the field. */
async function compose(cdp: CDPSession, steps: string[]) {
  for (const text of steps) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
}

/** A key while composing: browsers report it as keyCode 229, whatever was pressed. */
async function composingKey(cdp: CDPSession, key: string) {
  const event = { key, code: key, windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
}

async function open(page: Page) {
  await worksheetWith(page, [{ no: '1', problem: '元の課題' }, { no: '2' }])
  return page.context().newCDPSession(page)
}

test('a composition on a selected cell keeps its first character and replaces the text', async ({ page }) => {
  const cdp = await open(page)
  await cell(page, 1, 'problem').click()
  await compose(cdp, ['k', 'か', 'かd', 'かだ', 'かだい'])
  await expect(page.locator('textarea:focus')).toHaveValue('かだい')
  await cdp.send('Input.insertText', { text: '課題' })
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'problem')).toHaveText('課題')
  await saved(page)
  await page.reload()
  await expect(cell(page, 1, 'problem')).toHaveText('課題')
})

test('Enter and arrows of a composition neither commit nor move; the next Enter does', async ({ page }) => {
  const cdp = await open(page)
  await cell(page, 1, 'problem').click()
  await compose(cdp, ['か', 'かだ', 'かだい'])
  await composingKey(cdp, 'ArrowDown')
  await composingKey(cdp, 'ArrowUp')
  await composingKey(cdp, 'Enter')
  await expect(page.locator('textarea:focus')).toHaveValue('かだい')
  await expect(cell(page, 1, 'problem')).toHaveText('元の課題')
  await cdp.send('Input.insertText', { text: '課題' })
  await compose(cdp, ['の', 'のり'])
  await cdp.send('Input.insertText', { text: 'の理由' })
  await expect(cell(page, 1, 'problem')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'problem')).toHaveText('課題の理由')
  await expect(cell(page, 2, 'problem')).toHaveAttribute('aria-selected', 'true')
})

test('a composition that is taken back leaves the cell as it was', async ({ page }) => {
  const cdp = await open(page)
  await cell(page, 1, 'problem').click()
  await compose(cdp, ['か', 'かだ', ''])
  await cdp.send('Input.insertText', { text: '' })
  await page.keyboard.press('Escape')
  await expect(cell(page, 1, 'problem')).toHaveText('元の課題')
})

test('a level composed in a level cell is set when the composition ends', async ({ page }) => {
  const cdp = await open(page)
  await cell(page, 1, 'urgency').click()
  await compose(cdp, ['た', 'たか'])
  await cdp.send('Input.insertText', { text: '高' })
  await expect(cell(page, 1, 'urgency')).toHaveText('高')
  await saved(page)
})

test('editing goes on at the caret when a cell was opened', async ({ page }) => {
  const cdp = await open(page)
  await cell(page, 1, 'problem').click()
  await page.keyboard.press('F2')
  await compose(cdp, ['で', 'です'])
  await cdp.send('Input.insertText', { text: 'です' })
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.type('ABC')
  await page.keyboard.press('Tab')
  await expect(cell(page, 1, 'problem')).toHaveText('元の課題です\nABC', { useInnerText: true })
})
