import { expect, test } from '@playwright/test'
import { addresses } from '../src/config/env'
import { forbidStorage, shiftsOf, watchComplaints, watchRequests, watchShifts, widgetAddress } from '../src/quiet-salon'
import { chooseQuietDay, chooseService, chooseTime } from '../src/widget'

for (const [device, viewport] of [
  ['phone', { width: 390, height: 844 }],
  ['desk', { width: 1280, height: 900 }],
] as const) {
  test(`the salon’s page does not move by itself while the widget loads on a ${device}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport })
    await watchShifts(context)
    const page = await context.newPage()
    await page.goto(addresses().salon)
    await expect(page.frameLocator('iframe').getByRole('button', { name: /Corte de pelo/ })).toBeVisible()
    await page.waitForTimeout(1000)
    expect(await shiftsOf(page)).toEqual([])
  })
}

test('a page with a strict policy of its own shows the widget without a complaint', async ({ page }) => {
  const complaints = watchComplaints(page)
  const answer = await page.goto(addresses().salon)
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
  await chooseService(page.frameLocator('iframe'), /Corte de pelo/, /Antonia/)
  await expect(page.frameLocator('iframe').locator('.time').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('one page and three requests until the first choice', async ({ page }) => {
  const seen = watchRequests(page)
  await page.goto(addresses().salon)
  await expect(page.frameLocator('iframe').getByRole('button', { name: /Corte de pelo/ })).toBeVisible()
  await page.waitForLoadState('networkidle')
  const kinds = seen.map((path) => path.replace(/-[\w-]{8}\./, '.'))
  expect(kinds.slice(0, 2)).toEqual(['/widget.js', '/w/la-encina'])
  expect(kinds.slice(2).sort()).toEqual(['/widget/assets/es.js', '/widget/assets/main.css', '/widget/assets/main.js'])
})

const keepCookie = () => {
  // biome-ignore lint/suspicious/noDocumentCookie: asks whether the browser really blocks them
  document.cookie = 'probe=1; SameSite=None; Secure'

  return document.cookie
}

test('holds a time with third-party cookies blocked and storage forbidden, and sets no cookie', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await forbidStorage(context)
  const page = await context.newPage()
  const complaints = watchComplaints(page)
  await page.goto(addresses().salon)
  const place = page.frameLocator('iframe')
  await chooseService(place, /Corte de pelo/, /Antonia/)
  const frame = page.frames().find((one) => one.url().includes('/w/'))
  expect(await frame?.evaluate(keepCookie)).toBe('')
  await chooseQuietDay(place)
  await chooseTime(place, '16:00')
  await expect(place.getByText('Te guardamos esta hora por')).toBeVisible()
  expect(await context.cookies()).toEqual([])
  expect(complaints).toEqual([])
  // The same cookie is kept where the widget is the page itself: it was the frame that was refused.
  await page.goto(widgetAddress())
  expect(await page.evaluate(keepCookie)).toBe('probe=1')
  await context.close()
})

test('the frame grows with its content once somebody uses it, and the page listens to nobody else', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(addresses().salon)
  const iframe = page.locator('iframe')
  await expect(iframe).toHaveAttribute('title', 'Reservar hora')
  const height = async () => (await iframe.boundingBox())?.height ?? 0
  await page.evaluate(() => {
    window.postMessage({ type: 'reservaplus:height', height: 9000, byPerson: true }, '*')
  })
  await page.waitForTimeout(300)
  expect(await height()).toBeLessThan(5000)
  await chooseService(page.frameLocator('iframe'), /Corte de pelo/, /Antonia/)
  await expect(page.frameLocator('iframe').locator('.time').first()).toBeVisible()
  const inner = () => page.frames()[1]?.evaluate(() => document.documentElement.scrollHeight) ?? Promise.resolve(0)
  await expect.poll(async () => (await inner()) <= (await height())).toBe(true)
})

for (const [background, theme, ground] of [
  ['#fff', 'dark', 'rgb(23, 25, 28)'],
  ['#111', 'light', 'rgb(255, 255, 255)'],
  ['#111', undefined, 'rgba(0, 0, 0, 0)'],
] as const) {
  test(`on a page of ${background} the theme ${theme ?? 'of the page'} stands on ${ground}`, async ({ page }) => {
    await page.goto(addresses().salon)
    await page.evaluate(
      ([color, asked]) => {
        const place = document.createElement('reservaplus-booking')
        Object.assign(place.dataset, { salon: 'la-encina' }, asked && { theme: asked })
        document.body.style.background = color
        document.body.replaceChildren(place)
      },
      [background, theme ?? ''] as const,
    )
    const place = page.frameLocator('iframe')
    await expect(place.getByRole('button', { name: /Corte de pelo/ })).toBeVisible()
    await expect(place.locator('body')).toHaveCSS('background-color', ground)
  })
}
