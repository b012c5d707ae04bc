import path from 'node:path'
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { authSecret } from '../../scripts/data-folder.mjs'
import { startPostgres } from '../../scripts/embedded-postgres.mjs'
import { killProcess, startAppProcess } from '../support/app-process'
import { desktop, expectUsable, phone, speak } from '../support/axe'
import { invite, join } from '../support/members'
import { dataFolder } from '../support/owner'
import { cell, worksheetWith } from '../support/worksheet-page'

const FIRST = `http://localhost:${process.env.E2E_PORT}`
const SECOND_PORT = Number(process.env.E2E_PORT) + 1
const GUESTS = 7

const rows = [
  { no: '1', product: '会計', problem: '仕訳の入力が遅い', urgency: '低', mlApplicability: '△' },
  { no: '2', product: '在庫', problem: '数が合わない' },
]

/** Somebody who came by the link, each in a browser of their own, on a phone or a laptop. */
async function joinAsGuest(browser: Browser, link: string, name: string, at: number, role = ''): Promise<Page> {
  const context = await browser.newContext({ storageState: undefined, viewport: at % 2 ? phone : desktop })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('名前').fill(name)
  await page.getByLabel('役割').fill(role)
  await page.getByRole('button', { name: '参加する' }).click()
  await expect(page.getByText(`${name}として投票します`)).toBeVisible()
  return page
}

/** Votes on the case that is shown, and gives a reason by which the vote would be recognised. */
async function vote(page: Page, level: string): Promise<void> {
  await page.getByRole('textbox', { name: '理由' }).fill(`秘密の理由 ${level}`)
  await page.getByRole('radio', { name: level, exact: true }).check({ force: true })
  await expect(page.getByText('投票を保存しました。').filter({ visible: true })).toBeVisible()
}

test('eight people vote through two app processes, and nobody sees a vote before all are in', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const database = await startPostgres(path.join(dataFolder(), 'postgres'))
  const second = await startAppProcess(SECOND_PORT, {
    DATABASE_URL: database.url('app'),
    AUTH_SECRET: authSecret(dataFolder()),
  })
  const contexts: BrowserContext[] = []
  try {
    await worksheetWith(page, rows)
    const grid = page.url()
    await page.getByRole('link', { name: '投票', exact: true }).click()
    await expect(page.getByText('△の判断待ち 1件')).toBeVisible()
    await expectUsable(page, 'the sessions of a worksheet')
    await page.setViewportSize(desktop)
    await page.getByText('新しい投票を始める').click()
    for (const criterion of ['重要度', 'MLの価値', 'MLの適用可能性']) {
      await page.getByRole('checkbox', { name: criterion, exact: true }).uncheck()
    }
    // Other journeys leave members in the workspace; here only the owner and the guests vote.
    const members = page.getByRole('group', { name: '投票するメンバー' }).getByRole('listitem')
    for (const member of await members.filter({ hasNotText: '山田 花子' }).all())
      await member.getByRole('checkbox').uncheck()
    await expectUsable(page, 'opening a session')
    await page.setViewportSize(desktop)
    await page.getByRole('button', { name: '投票を始める' }).click()
    await page.waitForURL(/scoring\/[0-9a-f-]{36}/)
    const sessionId = page.url().split('/').at(-1) ?? ''

    await page.getByRole('button', { name: '参加リンクとQRコード' }).click()
    const link = new URL(await page.getByRole('textbox', { name: 'リンク' }).inputValue()).pathname
    await page.keyboard.press('Escape')
    const guests: Page[] = []
    for (let at = 0; at < GUESTS; at++) {
      const origin = at % 2 ? `http://localhost:${SECOND_PORT}` : FIRST
      const guest = await joinAsGuest(browser, origin + link, `ゲスト${at + 1}`, at)
      contexts.push(guest.context())
      guests.push(guest)
    }
    await expect(page.getByText('投票済み 0/8人')).toBeVisible()

    // On the first case everybody votes; opinions lie at both ends.
    for (const [at, guest] of guests.entries()) await vote(guest, at < 4 ? '高' : '低')
    for (const guest of guests) {
      await guest.getByRole('button', { name: '次のケース' }).click()
      await vote(guest, '中')
    }
    await expect(page.getByText('投票済み 7/8人')).toBeVisible()
    await expectUsable(guests[1]!, 'a ballot')
    const seen = await page.request.get(`${FIRST}/api/scoring/${sessionId}`)
    expect(await seen.text()).not.toContain('秘密の理由')
    await expect(page.getByText('秘密の理由')).toHaveCount(0)

    // A closed laptop: the vote is there when it is opened again, to its voter alone.
    await guests[0]!.reload()
    await expect(guests[0]!.getByRole('radio', { name: '高', exact: true })).toBeChecked()

    const ballot = await page.context().newPage()
    await ballot.goto(`/vote/${sessionId}`)
    await vote(ballot, '低')
    await ballot.getByRole('button', { name: '次のケース' }).click()
    // The keyboard alone is enough.
    await ballot.getByRole('radio', { name: '高', exact: true }).focus()
    await ballot.keyboard.press('ArrowDown')
    for (const each of [page, ballot, ...guests]) {
      await expect(each.getByRole('heading', { name: '結果' })).toBeVisible()
      await expect(each.getByText('割れています')).toHaveCount(1)
    }
    await ballot.close()

    const first = page.getByRole('listitem').filter({ hasText: '割れています' }).first()
    await expect(first.getByText('秘密の理由 高').first()).toBeVisible()
    await expectUsable(page, 'the results')
    await speak(page, 'en')
    await page.reload()
    await expectUsable(page, 'the results in English')
    await speak(page, 'ja')
    await page.setViewportSize(desktop)
    await page.reload()

    await first.getByText('最終のレベルを決める').click()
    await first.getByLabel('最終のレベル').selectOption('高')
    await first.getByRole('textbox', { name: '理由' }).fill('決算に間に合わせる')
    await first.getByRole('button', { name: 'ワークシートに反映する' }).click()
    await expect(first.getByText('決定', { exact: true })).toBeVisible()

    await page.goto(grid)
    await expect(cell(page, 1, 'urgency')).toContainText('高')
    await page.goBack()
    await first.getByRole('button', { name: '決定を取り消す' }).click()
    await expect(first.getByText('最終のレベルを決める')).toBeVisible()
    await page.goto(grid)
    await expect(cell(page, 1, 'urgency')).toContainText('低')
  } finally {
    for (const context of contexts) await context.close()
    await killProcess(second)
  }
})

test('several roles share a criterion, and what is on the agenda is voted on again at once', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  const contexts: BrowserContext[] = []
  try {
    await worksheetWith(page, rows)
    await page.getByRole('link', { name: '投票', exact: true }).click()
    await page.getByText('新しい投票を始める').click()
    for (const criterion of ['MLの価値', 'MLの適用可能性']) {
      await page.getByRole('checkbox', { name: criterion, exact: true }).uncheck()
    }
    const whoVotes = page.getByRole('group', { name: '「重要度」に投票する人' })
    await whoVotes.getByRole('checkbox', { name: 'データサイエンティスト (DS)' }).check()
    await whoVotes.getByRole('checkbox', { name: '開発者' }).check()
    const members = page.getByRole('group', { name: '投票するメンバー' }).getByRole('listitem')
    for (const member of await members.all()) await member.getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: '投票を始める' }).click()
    await page.waitForURL(/scoring\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: '参加リンクとQRコード' }).click()
    const link = new URL(await page.getByRole('textbox', { name: 'リンク' }).inputValue()).pathname
    await page.keyboard.press('Escape')

    const voters: Page[] = []
    for (const [at, role] of ['DS', '開発者', 'プロダクトマネージャー'].entries()) {
      const voter = await joinAsGuest(browser, FIRST + link, `投票者${at + 1}`, at, role)
      contexts.push(voter.context())
      voters.push(voter)
      await expect(voter.getByRole('region', { name: '緊急度', exact: true })).toBeVisible()
      await expect(voter.getByRole('region', { name: '重要度', exact: true })).toHaveCount(
        role === 'プロダクトマネージャー' ? 0 : 1,
      )
    }

    const choose = (voter: Page, criterion: string, level: string) =>
      voter
        .getByRole('region', { name: criterion, exact: true })
        .getByRole('radio', { name: level, exact: true })
        .check({ force: true })
    const voteOn = async (voter: Page, criterion: string, level: string) => {
      await choose(voter, criterion, level)
      await expect(
        voter.getByRole('region', { name: criterion, exact: true }).getByText('投票を保存しました。'),
      ).toBeVisible()
    }
    // A vote that does not arrive is sent until it does.
    const [unlucky] = voters
    await unlucky!.context().setOffline(true)
    await unlucky!
      .getByRole('region', { name: '緊急度', exact: true })
      .getByRole('radio', { name: '中' })
      .check({ force: true })
    await expect(unlucky!.getByText('つながりしだい、自動でもう一度送ります。')).toBeVisible()
    // … from the next case too.
    await unlucky!.getByRole('button', { name: '次のケース' }).click()
    await unlucky!.context().setOffline(false)
    await unlucky!.getByRole('button', { name: '前のケース' }).click()
    await expect(unlucky!.getByText('投票を保存しました。').filter({ visible: true })).toBeVisible()
    await unlucky!.reload()
    await expect(unlucky!.getByRole('radio', { name: '中', exact: true }).first()).toBeChecked()

    for (const [at, voter] of voters.entries()) {
      for (const caseAt of rows.keys()) {
        if (caseAt > 0) await voter.getByRole('button', { name: '次のケース' }).click()
        await voteOn(voter, '緊急度', at === 0 ? '高' : '低')
        if (at < 2 && !(at === 1 && caseAt === 1)) await voteOn(voter, '重要度', '中')
      }
    }
    // One vote of one role is waited for, and the product manager is not asked for it.
    await expect(page.getByText('投票済み 2/3人')).toBeVisible()
    await choose(voters[1]!, '重要度', '中')
    await expect(page.getByText('割れた2件を先頭に並べています。')).toBeVisible()

    await page.getByRole('button', { name: '割れた2件をまとめてもう一度投票する' }).click()
    await expect(page.getByText('投票済み 0/3人')).toBeVisible()
    for (const voter of voters) {
      await expect(voter.getByText('1/2件目 · 残り2票')).toBeVisible()
      await expect(voter.getByRole('region', { name: '重要度', exact: true })).toHaveCount(0)
      await voteOn(voter, '緊急度', '中')
      await voter.getByRole('button', { name: '次のケース' }).click()
      await choose(voter, '緊急度', '中')
      if (voter !== voters[2]) await expect(voter.getByText('すべて投票しました。')).toBeVisible()
    }
    await expect(page.getByText('両端に割れた項目はありません。')).toBeVisible()
    await expect(page.getByText('2回目', { exact: true })).toHaveCount(2)
  } finally {
    for (const context of contexts) await context.close()
  }
})

test('people without a device, who come late or leave, vote in rounds until the owner of the row decides', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000)
  const scientist = await join(browser, await invite(page, 'editor'), '数田')
  const contexts = [scientist.context()]
  try {
    await worksheetWith(page, rows)
    const grid = page.url()
    await page.getByRole('link', { name: '投票', exact: true }).click()
    await page.getByText('新しい投票を始める').click()
    for (const criterion of ['重要度', 'MLの価値', 'MLの適用可能性']) {
      await page.getByRole('checkbox', { name: criterion, exact: true }).uncheck()
    }
    await page.getByRole('checkbox', { name: '2. 数が合わない' }).uncheck()
    const members = page.getByRole('group', { name: '投票するメンバー' }).getByRole('listitem')
    for (const member of await members.filter({ hasNotText: /山田 花子|数田/ }).all())
      await member.getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: '投票を始める' }).click()
    await page.waitForURL(/scoring\/[0-9a-f-]{36}/)
    const session = page.url()
    const ballotAddress = `/vote/${session.split('/').at(-1)}`
    const ballot = await page.context().newPage()

    // Somebody in the room has no device; what is recorded for them is shown to nobody, who recorded it included.
    await page.getByText('端末のない人を加える').click()
    await page.getByRole('textbox', { name: '名前' }).fill('田中')
    await page.getByRole('button', { name: '加える', exact: true }).click()
    await expect(page.getByText('投票済み 0/3人')).toBeVisible()
    await page.getByRole('button', { name: '代理で投票' }).click()
    await vote(page, '低')
    await page.getByRole('button', { name: '閉じる' }).last().click()
    await page.getByRole('button', { name: '代理で投票' }).click()
    await expect(page.getByRole('radio', { name: '低', exact: true })).not.toBeChecked()
    await page.keyboard.press('Escape')
    await ballot.goto(ballotAddress)
    await vote(ballot, '高')

    // One is waited for, and leaves: then everybody has voted.
    await expect(page.getByText('投票済み 2/3人')).toBeVisible()
    await page.getByRole('button', { name: '数田を退出にする' }).click()
    await expect(page.getByRole('heading', { name: '結果' })).toBeVisible()
    await expect(page.getByText('代理で記録: 山田 花子')).toBeVisible()
    await scientist.goto(ballotAddress)
    await expect(scientist.getByText('退出になっています。')).toBeVisible()

    // The time to discuss is the same for everybody.
    await page.getByRole('button', { name: '5分' }).click()
    for (const each of [page, scientist]) await expect(each.getByRole('timer')).toHaveText(/^[45]:\d\d$/)
    await page.getByRole('button', { name: '時間を消す' }).click()
    await expect(scientist.getByRole('timer')).toHaveCount(0)

    // Somebody comes late: sees what was, and votes in the next round.
    await page.getByRole('button', { name: '参加リンクとQRコード' }).click()
    const link = new URL(await page.getByRole('textbox', { name: 'リンク' }).inputValue()).pathname
    await page.keyboard.press('Escape')
    const late = await joinAsGuest(browser, FIRST + link, '遅田', 0)
    contexts.push(late.context())
    await expect(late.getByText('いま投票するものはありません。')).toBeVisible()
    await expect(late.getByText('秘密の理由 高')).toBeVisible()
    await page.getByRole('button', { name: '数田を戻す' }).click()
    await page.getByRole('button', { name: '2回目の投票をする' }).click()
    for (const each of [late, ballot, scientist]) await vote(each, '高')
    await expect(page.getByText('2回目を投票中')).toBeVisible()
    // The last vote reveals the round, and with it the ballot goes.
    await page.getByRole('button', { name: '代理で投票' }).click()
    await page.getByRole('radio', { name: '中', exact: true }).check({ force: true })
    await expect(page.getByText('2回目を投票中')).toHaveCount(0)
    await page.getByText('前の回の投票').click()
    const firstRound = page.getByRole('table', { name: '1回目の投票' })
    await expect(firstRound.getByRole('row')).toHaveCount(3)
    await expect(firstRound).toContainText('秘密の理由 低')
    await expect(page.getByRole('table', { name: '2回目の投票' }).getByRole('row')).toHaveCount(5)

    await late.getByText('反対意見を残す').click()
    await late.getByRole('textbox', { name: '反対意見' }).fill('決算は来年でよい')
    await late.getByRole('button', { name: '記録する' }).click()
    await expect(page.getByRole('list', { name: '反対意見' })).toContainText('遅田の反対意見: 決算は来年でよい')

    // Who owns the row decides on it, without being a facilitator.
    await scientist.goto(session)
    await expect(scientist.getByRole('heading', { name: '結果' })).toBeVisible()
    await expect(scientist.getByText('最終のレベルを決める')).toHaveCount(0)
    await page.getByText('最終のレベルを決める').click()
    await page.getByLabel('この行の担当').selectOption('数田')
    await scientist.getByText('最終のレベルを決める').click()
    await scientist.getByLabel('最終のレベル').selectOption('中')
    await scientist.getByRole('textbox', { name: '理由' }).fill('来期でも間に合う')
    await scientist.getByRole('button', { name: 'ワークシートに反映する' }).click()
    await expect(page.getByText('決定', { exact: true })).toBeVisible()

    // The △ goes to who knows ML.
    await page.goto(`${grid}/scoring`)
    await expect(page.getByText('△の判断待ち 1件')).toBeVisible()
    await expect(page.getByText('判断する', { exact: true })).toHaveCount(0)
    await scientist.goto(`${grid}/scoring`)
    await expect(scientist.getByText(/数田さん.*に判断を頼んでいます。/)).toBeVisible()
    await expect(scientist.getByText('担当 数田')).toBeVisible()
    await scientist.getByText('判断する', { exact: true }).click()
    await scientist.getByRole('radio', { name: '〇 適用できる' }).check()
    await scientist.getByRole('textbox', { name: '理由' }).fill('過去の仕訳から学習できる')
    await scientist.getByRole('button', { name: '判断を書き込む' }).click()
    await expect(scientist.getByText('判断を待っている△はありません。')).toBeVisible()
    await page.goto(grid)
    await expect(cell(page, 1, 'urgency')).toContainText('中')
    await expect(page.getByRole('row').filter({ hasText: '仕訳の入力が遅い' })).toContainText('〇')
  } finally {
    for (const context of contexts) await context.close()
  }
})
