import { expect, test, type Page } from '@playwright/test'
import { cell, saved, worksheetWith } from '../support/worksheet-page'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const rows = [
  { no: '1', product: '会計', problem: '仕訳に時間がかかる' },
  { no: '2', product: '献立', problem: '献立が決まらない' },
  { no: '3', product: '検品', problem: '見落としがある' },
]

const rowMenu = async (page: Page, row: number, item: string | RegExp) => {
  await cell(page, row, 'no').click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}

/** Every kind of action, each as a person does it. */
const actions: Record<string, (page: Page) => Promise<void>> = {
  typing: async (page) => {
    await cell(page, 1, 'problem').click()
    await page.keyboard.type('締めに間に合わない')
    await page.keyboard.press('Enter')
  },
  paste: async (page) => {
    await cell(page, 1, 'product').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    await cell(page, 3, 'product').click()
    await page.keyboard.press('Control+v')
    await expect(cell(page, 4, 'product')).toHaveText('献立')
  },
  fill: async (page) => {
    await cell(page, 1, 'problem').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+d')
  },
  clear: async (page) => {
    await cell(page, 3, 'problem').click()
    await page.keyboard.press('Delete')
  },
  'a level': async (page) => {
    await cell(page, 2, 'urgency').click()
    await page.keyboard.press('1')
  },
  'adding a row': (page) => rowMenu(page, 1, /下に行を挿入/),
  'moving a row': async (page) => {
    await cell(page, 1, 'problem').click()
    await page.keyboard.press('Alt+Shift+ArrowDown')
  },
  'deleting a row': (page) => rowMenu(page, 1, /削除/),
}

test('every kind of action is taken back and done again, also after looking at the ranking', async ({ page }) => {
  const id = await worksheetWith(page, rows)
  const stored = async () => {
    const { useCases } = await (await page.request.get(`/api/worksheets/${id}/use-cases`)).json()
    return (useCases as { id: string; cells: object }[]).map(({ id, cells }) => ({ id, cells }))
  }
  const states = [await stored()]
  for (const [name, act] of Object.entries(actions)) {
    await act(page)
    await expect.poll(stored, name).not.toEqual(states.at(-1))
    await saved(page)
    states.push(await stored())
  }

  await page.getByRole('link', { name: 'ランキング' }).click()
  await expect(page.getByRole('heading', { name: 'ランキング' }).first()).toBeAttached()
  await page.getByRole('link', { name: 'ワークシート', exact: true }).last().click()
  await cell(page, 1, 'problem').click()
  for (const before of states.slice(0, -1).reverse()) {
    await page.keyboard.press('Control+z')
    await expect.poll(stored).toEqual(before)
  }
  await expect(page.getByRole('button', { name: '元に戻す' })).toBeDisabled()
  for (const [at, after] of states.slice(1).entries()) {
    await page.keyboard.press(at % 2 === 0 ? 'Control+Shift+z' : 'Control+y')
    await expect.poll(stored).toEqual(after)
  }
})
