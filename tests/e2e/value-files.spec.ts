import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import ExcelJS, { type Row, type Worksheet } from 'exceljs'
import pg from 'pg'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { workedExample } from '@/lib/domain/value/fixtures'
import { desktop, expectUsable, speak } from '../support/axe'
import { dataFolder } from '../support/owner'
import { worksheetWith } from '../support/worksheet-page'

/** Makes a worksheet with the workshop's worked example and the data that it needs. @returns the dataset's name */
async function inspection(page: Page): Promise<string> {
  const dataset = `瓶の写真 ${randomUUID().slice(0, 8)}`
  const worksheet = await worksheetWith(page, [
    { no: '1', product: '検品', problem: '目視の検品に人手がかかる' },
    { no: '2', product: '在庫', problem: '数が合わない' },
  ])
  const database = await startPostgres(path.join(dataFolder(), 'postgres'))
  const client = new pg.Client(database.url('app'))
  await client.connect()
  const { terms, formulas } = workedExample(10, 2, '10万円/月')
  const answers = { exists: { answer: 'yes', evidence: '倉庫のサーバー' }, private: { answer: 'partly' } }
  await client.query(
    `WITH useCase AS (
        SELECT u.id, s."workspaceId" FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
        WHERE s.id = $1 AND u.cells ->> 'no' = '1'
      ), valued AS (
        INSERT INTO "Valuation" ("useCaseId", content) SELECT id, $2 FROM useCase
      ), assessed AS (
        INSERT INTO "Assessment" ("useCaseId", fit, revision) SELECT id, $3, 1 FROM useCase
      ), dataset AS (
        INSERT INTO "Dataset" (id, "workspaceId", name, facts, "updatedAt")
        SELECT gen_random_uuid(), "workspaceId", $5, $4, now() FROM useCase RETURNING id
      )
      INSERT INTO "RequiredDataset" ("useCaseId", "datasetId") SELECT useCase.id, dataset.id FROM useCase, dataset`,
    [worksheet, { terms, formulas }, { scale: { answer: 'yes', reason: '1日に10万本' } }, { answers }, dataset],
  )
  await client.end()
  return dataset
}

async function exportedFile(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: '書き出し' }).click()
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'v1.1形式でダウンロード' }).click()
  const file = readFileSync(await (await started).path())
  await page.keyboard.press('Escape')
  return file
}

/** The row of a sheet that has these texts in some of its cells. */
function rowOf(sheet: Worksheet | undefined, ...texts: string[]): Row {
  const rows = Array.from({ length: sheet?.rowCount ?? 0 }, (_, index) => sheet!.getRow(index + 1))
  const found = rows.find(({ values }) => texts.every((text) => (values as unknown[]).includes(text)))
  if (!found) throw new Error(`no row with ${texts.join()}`)
  return found
}

/** Opens the file in a spreadsheet program, changes a number and an answer, and saves it. */
async function editedInExcel(file: Buffer, dataset: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer)
  rowOf(workbook.getWorksheet('価値 (Value)'), '導入後の人数').getCell('E').value = 8
  const question = '個人の権利を守り、同意された目的の範囲で使えますか'
  rowOf(workbook.getWorksheet('データ準備状況'), dataset, question).getCell('E').value = 'いいえ'
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Looks at what the page says of the file, at both sizes. */
async function expectPreview(page: Page, values: string, readiness: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '検品.xlsx' })).toBeVisible()
  await expect(page.getByRole('region', { name: values, exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: readiness, exact: true })).toBeVisible()
  await expectUsable(page, `the preview with ${values}`)
  await page.setViewportSize(desktop)
}

test('a file takes values and data along: shown before anything is written, equal after it, gone when undone', async ({
  page,
}) => {
  const dataset = await inspection(page)
  const original = page.url()
  const file = await editedInExcel(await exportedFile(page), dataset)

  await page.goto(`${original.replace(/\/worksheets\/.*/, '')}/worksheets/import`)
  await page.locator('input[type=file]').setInputFiles({ name: '検品.xlsx', mimeType: '', buffer: file })
  await expectPreview(page, '事業価値の試算', 'データの準備状況')
  await speak(page, 'en')
  await page.reload()
  await expectPreview(page, 'Business value', 'Data readiness')
  await speak(page, 'ja')
  await page.reload()
  const readiness = page.getByRole('region', { name: 'データの準備状況' })
  await expect(readiness.getByRole('listitem')).toContainText(`${dataset}登録済みの内容を残す`)
  await readiness.getByRole('checkbox', { name: `「${dataset}」をファイルの内容に更新する` }).click()
  await expect(readiness.getByRole('listitem')).toContainText(`${dataset}ファイルの内容に更新`)
  await page.getByRole('button', { name: '2件を取り込む' }).click()
  const imported = new URL((await page.getByRole('link', { name: '「検品」を開く' }).getAttribute('href'))!, original)
    .href

  const other = await page.context().newPage()
  const data = other.getByRole('row', { name: /目視の検品/ })
  await other.goto(`${imported}/value`)
  await other.getByRole('link', { name: /目視の検品/ }).click()
  await expect(other.getByRole('region', { name: '主な数値' })).toBeVisible()
  const term = other.getByRole('group', { name: '項目「導入後の人数」' })
  await expect(term.getByLabel('導入後の人数の値', { exact: true })).toHaveValue('8')
  for (const worksheet of [imported, original]) {
    await other.goto(`${worksheet}/readiness`)
    await expect(data).toContainText(dataset)
    await expect(data).toContainText('×')
  }

  await page.getByRole('button', { name: 'この取り込みを元に戻す' }).click()
  await expect(page.getByRole('heading', { name: '取り込みを元に戻しました' })).toBeVisible()
  await other.reload()
  await expect(data).toContainText(dataset)
  await expect(data).not.toContainText('×')
})
