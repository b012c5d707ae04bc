import { expect, test } from '@playwright/test'

const pages = ['/help', '/help', '/w', '/account', '/no-such-page']

test('every page comes with a nonce of its own, and no script on it lacks that nonce', async ({ request }) => {
  const nonces = new Set<string>()
  for (const page of pages) {
    const response = await request.get(page)
    const policy = response.headers()['content-security-policy'] ?? ''
    const directives = new Map(policy.split('; ').map((each) => [each.split(' ', 1)[0], each]))
    const nonce = /'nonce-([^']{22,})'/.exec(directives.get('script-src') ?? '')?.[1] ?? ''
    expect(directives.get('script-src'), page).toBe(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`)
    expect(directives.get('default-src'), page).toBe(`default-src 'self'`)
    expect(directives.get('object-src'), page).toBe(`object-src 'none'`)
    expect(directives.get('base-uri'), page).toBe(`base-uri 'none'`)
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length, page).toBeGreaterThan(0)
    expect(
      scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
      page,
    ).toEqual([])
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(pages.length)
})

test('a route answers data that may load and run nothing', async ({ request }) => {
  for (const path of ['/api/health/live', '/api/imports/none', '/api/no-such-route']) {
    const policy = (await request.get(path)).headers()['content-security-policy']
    expect(policy, path).toBe(`default-src 'none'; frame-ancestors 'none'`)
  }
})

test('markup that found its way into a page runs nothing', async ({ page }) => {
  await page.goto('/help')
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
        Object.assign(window, { ran: () => resolve('it ran') })
        document.body.insertAdjacentHTML('beforeend', '<img src="/no-such-picture" onerror="ran()">')
      }),
  )
  expect(refused).toBe('script-src-attr')
})
