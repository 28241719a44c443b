import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { mailTo, manageLink } from '../src/inbox'
import { widgetAddress } from '../src/quiet-salon'
import { chooseQuietDay, chooseService, chooseTime, giveDetails } from '../src/widget'

const visitor = { firstName: 'Olga', lastName: 'Paz', email: 'olga.paz@example.cl', phone: '+56 9 7777 1234' }

/** What the page is told as a salon with a year's notice tells it: whatever the hour, it is too late. */
const noticeOfAYear = (page: Page) =>
  page.addInitScript(() => {
    const { parse } = JSON
    JSON.parse = (text: string) =>
      parse(text, (key, value) => {
        if (key === 'cancellationWindowHours') return 365 * 24
        return key === 'canBeChanged' ? false : value
      })
  })

test('no change is promised where none will be possible, and the number to call fits every phone', async ({ page }) => {
  await noticeOfAYear(page)
  await page.goto(widgetAddress())
  await chooseService(page, /Corte de pelo/, /Camila/)
  await chooseQuietDay(page)
  await chooseTime(page, '11:00')
  await giveDetails(page, visitor)
  await expect(page.getByText('no podrás cambiarla ni cancelarla por aquí', { exact: false })).toBeVisible()
  await expect(page.getByText('Puedes cambiarla', { exact: false })).toBeHidden()
  await page.getByRole('button', { name: 'Confirmar reserva' }).click()
  await expect(page.getByRole('heading', { name: 'Tu hora está reservada' })).toBeVisible()

  await page.goto(manageLink(await mailTo(visitor.email, /La Encina/)))
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await expect(page.getByRole('link', { name: /llama al \+56/ })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
  await expectAccessible(page, 'an appointment that is too near to change')
})
