import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Cookie, type Page } from '@playwright/test'
import { median, percentile } from './measure.mts'

declare global {
  interface Window {
    benchMarks: Opening & { tasks: { start: number; duration: number }[] }
    benchKeys: number[]
  }
}

/** Tasks of a page that are no longer than this are not reported by the browser, and nobody feels them. */
export const LONG_TASK_MS = 50

interface Opening {
  firstRow: number
  blocking: number
  scriptKilobytes: number
}

const QUIET_MS = 1_000

async function openOnce(page: Page, url: string): Promise<Opening> {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  const scripts = new Set<string>()
  let scriptBytes = 0
  let lastFinished = performance.now()
  client.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId))
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    lastFinished = performance.now()
    if (scripts.has(requestId)) scriptBytes += encodedDataLength
  })
  await page.goto(url)
  await page.waitForFunction(() => window.benchMarks.firstRow > 0)
  // Rows that arrive later must not block either, so the blocking time is read once nothing more arrives. The stream of
  // live changes stays open for good: the browser's own "network idle" never comes.
  while (performance.now() - lastFinished < QUIET_MS) await wait(50)
  const marks = await page.evaluate(() => window.benchMarks)
  await client.detach()
  return { ...marks, scriptKilobytes: scriptBytes / 1000 }
}

async function signedInPage(browser: Browser, cookie: Cookie): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ja-JP' })
  await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript({ path: path.join(import.meta.dirname, 'observe.js') })
  return page
}

/** Medians of opening a worksheet: `cold` in a new browser profile each time, `warm` again in the same one. */
export async function measureOpening(executablePath: string | undefined, cookie: Cookie, url: string, times: number) {
  const cold: Opening[] = []
  const warm: Opening[] = []
  for (let i = 0; i < times; i++) {
    const browser = await launch(executablePath)
    const page = await signedInPage(browser, cookie)
    cold.push(await openOnce(page, url))
    warm.push(await openOnce(page, url))
    await browser.close()
  }
  const of = (list: Opening[], key: keyof Opening) => median(list.map((opening) => opening[key]))
  return {
    coldFirstRow: of(cold, 'firstRow'),
    warmFirstRow: of(warm, 'firstRow'),
    blocking: of(cold, 'blocking'),
    scriptKilobytes: of(cold, 'scriptKilobytes'),
  }
}

/**
 * Milliseconds from a key press in a cell until the frame that shows its character, by the browser's own event timing
 * (8 ms steps; presses quicker than 16 ms are not reported by it and count as 16).
 */
export async function measureTyping(executablePath: string | undefined, cookie: Cookie, url: string, presses: number) {
  const browser = await launch(executablePath)
  const page = await signedInPage(browser, cookie)
  await openOnce(page, url)
  await page.evaluate(() => {
    const durations: number[] = []
    Object.assign(window, { benchKeys: durations })
    new PerformanceObserver((list) => {
      for (const event of list.getEntries()) if (event.name === 'keydown') durations.push(event.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  await page.getByRole('gridcell').nth(3).click()
  for (let i = 0; i < presses; i++) await page.keyboard.press('a', { delay: 20 })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  const reported = await page.evaluate(() => window.benchKeys)
  await page.keyboard.press('Escape')
  await browser.close()
  const all = [...reported, ...Array<number>(Math.max(0, presses - reported.length)).fill(16)]
  return { p50: median(all), p95: percentile(all, 0.95) }
}

/**
 * Milliseconds that the ranking page's worker draws the stability for, by the page's own user timing, and the longest
 * task of the page from when it asks until the result is shown (0 where none was long enough to be reported).
 */
export async function measureStability(executablePath: string | undefined, cookie: Cookie, url: string, times: number) {
  const browser = await launch(executablePath)
  const page = await signedInPage(browser, cookie)
  const drawn: number[] = []
  const longest: number[] = []
  for (let i = 0; i < times; i++) {
    await page.goto(url)
    await page.waitForFunction(() => performance.getEntriesByName('rank-stability').length > 0)
    await wait(QUIET_MS)
    const { duration, tasks } = await page.evaluate(() => {
      const [draw] = performance.getEntriesByName('rank-stability')
      const start = draw?.startTime ?? 0
      // A task that had begun before belongs to the page's own start.
      return {
        duration: draw?.duration ?? Number.NaN,
        tasks: window.benchMarks.tasks.filter((task) => task.start > start),
      }
    })
    drawn.push(duration)
    longest.push(Math.max(0, ...tasks.map((task) => task.duration)))
  }
  await browser.close()
  return { drawn: median(drawn), longest: median(longest) }
}

/**
 * The page of a valuation: milliseconds that its worker takes for all draws, and by how much tasks of the page went over
 * 50 ms in all while arrow keys moved a slider and everything was drawn again.
 */
export async function measureSliding(executablePath: string | undefined, cookie: Cookie, url: string, presses: number) {
  const browser = await launch(executablePath)
  const page = await signedInPage(browser, cookie)
  await page.goto(url)
  const settled = () => page.waitForFunction(() => performance.getEntriesByName('value-decision').length > 0)
  await settled()
  const drawn: number[] = []
  await page.getByRole('slider').first().focus()
  const before = await page.evaluate(() => window.benchMarks.blocking)
  for (let turn = 0; turn < 5; turn++) {
    await page.evaluate(() => performance.clearMeasures())
    for (let i = 0; i < presses; i++)
      await page.keyboard.press(i < presses / 2 ? 'ArrowRight' : 'ArrowLeft', { delay: 30 })
    await settled()
    // The last draws are those of the slider at rest: all of them.
    drawn.push(await page.evaluate(() => performance.getEntriesByName('value-draws').at(-1)?.duration ?? Number.NaN))
  }
  const blocking = (await page.evaluate(() => window.benchMarks.blocking)) - before
  await browser.close()
  return { drawn: median(drawn), blocking }
}

function launch(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}
