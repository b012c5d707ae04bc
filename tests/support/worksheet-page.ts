import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Cells } from '@/lib/domain/worksheet/model'
import { workspaceName } from './owner'

/** `aria-colindex` of the v1.1 columns that the journeys use; the gutter is 1. */
export const columns = {
  no: 2,
  priority: 3,
  product: 4,
  targetUser: 5,
  problem: 6,
  urgency: 8,
  importance: 10,
  mlValue: 15,
}

/** Makes an empty v1.1 worksheet by hand and opens it. @returns its id */
export async function newWorksheet(page: Page): Promise<string> {
  await page.goto('/w')
  await page.getByRole('link', { name: workspaceName }).click()
  await page.getByRole('button', { name: '新しいワークシート' }).first().click()
  await page.getByRole('button', { name: '作成する' }).click()
  await page.waitForURL(/worksheets\/[0-9a-f-]{36}/)
  return page.url().split('/').at(-1) ?? ''
}

/** Makes a worksheet with these rows, through the same API as the grid, and opens it. @returns its id */
export async function worksheetWith(page: Page, rows: Cells[]): Promise<string> {
  const id = await newWorksheet(page)
  const positions = generateNKeysBetween(null, null, rows.length)
  const patches = rows.flatMap((cells, at) => {
    const useCaseId = randomUUID()
    return Object.entries({ position: positions[at], ...cells }).map(([field, value]) => ({
      useCaseId,
      field,
      value,
      baseRevision: 0,
    }))
  })
  const response = await page.request.post(`/api/worksheets/${id}/changes`, {
    data: { actionId: randomUUID(), source: 'rows', patches },
  })
  expect(response.ok()).toBe(true)
  await page.reload()
  await expect(page.getByRole('grid').and(page.locator('[aria-busy=false]'))).toBeVisible()
  return id
}

/** A cell by its row in view, from 1, and its column, in a grid that answers. */
export function cell(page: Page, row: number, column: keyof typeof columns): Locator {
  return page.locator(
    `[role=grid][aria-busy=false] [role=row][aria-rowindex="${row + 2}"] [role=gridcell][aria-colindex="${columns[column]}"]`,
  )
}

/** Waits until the server has confirmed everything that was typed. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('保存済み').filter({ visible: true })).toBeVisible()
}
